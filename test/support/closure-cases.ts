import { application, districts } from './applications.ts';
import type { ApiAnswer, System } from './system.ts';

export type Region = keyof typeof districts;

/** Calls of the API by name, for tests about what ends a registration and what comes after. */
export class ClosureCases {
  readonly #system: System;

  constructor(system: System) {
    this.#system = system;
  }

  post(path: string, as: string, body?: unknown): Promise<ApiAnswer> {
    return this.#system.call('POST', path, { as, ...(body !== undefined && { body }) });
  }

  /** A person who is registered; `change` changes their application. */
  async registered(
    region: Region = 'chongqing',
    change: Readonly<Record<string, unknown>> = {},
  ): Promise<string> {
    const submitted = await this.post(
      '/applications',
      'applicant',
      application({ district: districts[region], ...change }),
    );
    const caseId = String(submitted.body.caseId);
    const decided = await this.post(
      `/cases/${caseId}/tasks/decide-application-1/decision`,
      `officer-${region}`,
      {
        outcome: 'approve',
      },
    );
    if (decided.status !== 200) throw new Error(`not registered: ${JSON.stringify(decided.body)}`);
    return caseId;
  }

  propose(caseId: string, reason = 'employed', kind = 'employment-record', as = 'officer-chongqing') {
    return this.post(`/cases/${caseId}/closure-proposals`, as, {
      reason,
      evidence: [{ kind, source: 'employment-register', on: '2026-11-18' }],
      statement: '用人单位已办理就业登记。',
    });
  }

  decide(caseId: string, close = true, as = 'officer-chongqing') {
    return this.post(`/cases/${caseId}/tasks/decide-closure-1/closure-decision`, as, {
      close,
      explanation: '已与用人单位核实。',
    });
  }

  report(caseId: string, kind: string, as = 'applicant', asOf = '2026-11-20', statement?: string) {
    return this.post(`/cases/${caseId}/changes`, as, { kind, asOf, ...(statement && { statement }) });
  }

  object(caseId: string, as = 'applicant') {
    return this.post(`/cases/${caseId}/objection`, as, { statement: '我没有就业。' });
  }

  judge(caseId: string, uphold: boolean, as = 'supervisor-chongqing') {
    return this.post(`/cases/${caseId}/tasks/decide-objection-1/objection-decision`, as, {
      uphold,
      explanation: '已复核。',
    });
  }

  transfer(caseId: string, district: string, as = 'officer-chongqing') {
    return this.post(`/cases/${caseId}/transfer`, as, {
      district,
      placeBasis: 'residence',
      statement: '本人已迁居，申请转移。',
    });
  }

  async read(caseId: string, as = 'officer-chongqing') {
    const { body } = await this.#system.call('GET', `/cases/${caseId}`, { as, language: 'en' });
    return body;
  }

  /** The types of what has happened to a case, in order. */
  async events(caseId: string, as = 'officer-chongqing'): Promise<string[]> {
    const { history } = await this.read(caseId, as);
    return (history as unknown as { type: string }[]).map(({ type }) => type);
  }

  /** The path that an execution has taken, by the names of its states, and how it stands. */
  async path(
    caseId: string,
    workflow: 'Closure' | 'ServicePlan' | 'FollowUp',
    name: string,
  ): Promise<{ status: unknown; states: readonly string[]; output: unknown }> {
    const { stateMachines } = (await this.#system.aws('states', 'ListStateMachines', {})) as {
      stateMachines: { stateMachineArn: string; name: string }[];
    };
    const machine = stateMachines.find((each) => each.name.includes(workflow));
    if (!machine) throw new Error(`there is no workflow ${workflow}`);
    const executionArn = `${machine.stateMachineArn.replace(':stateMachine:', ':execution:')}:${caseId}-${name}`;
    const { status, output } = await this.#system.aws('states', 'DescribeExecution', { executionArn });
    const { events } = (await this.#system.aws('states', 'GetExecutionHistory', { executionArn })) as {
      events: { stateEnteredEventDetails?: { name: string } }[];
    };
    return {
      status,
      states: events.flatMap((event) => event.stateEnteredEventDetails?.name ?? []),
      output: output === undefined ? undefined : JSON.parse(String(output)),
    };
  }

  /** The messages about a case that went to the bus, as text. */
  async messages(caseId: string): Promise<string[]> {
    const { EventBuses } = (await this.#system.aws('events', 'ListEventBuses', {})) as {
      EventBuses: { Name: string }[];
    };
    return EventBuses.flatMap(({ Name }) => this.#system.runtime.events.recent({ bus: Name, limit: 1000 }))
      .map((event) => JSON.stringify(event))
      .filter((text) => text.includes(caseId));
  }

  /** The name of the table of the cases. */
  async table(): Promise<string> {
    const { TableNames } = (await this.#system.aws('dynamodb', 'ListTables', {})) as { TableNames: string[] };
    const [name] = TableNames;
    if (name === undefined) throw new Error('there is no table');
    return name;
  }

  /** The open tasks of a case, as the worklist of its place shows them. */
  async tasks(caseId: string, as = 'officer-chongqing'): Promise<string[]> {
    const { body } = await this.#system.call('GET', '/worklist?limit=100', { as });
    return (body.tasks as unknown as { caseId: string; taskId: string }[])
      .filter((task) => task.caseId === caseId)
      .map(({ taskId }) => taskId);
  }
}
