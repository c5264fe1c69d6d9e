import { operation as readCase } from '../../functions/api/cases/read-case/operation.ts';
import { operation as listWorklist } from '../../functions/api/worklist/list-worklist/operation.ts';
import { bodyOf } from './answers.ts';
import { application, districts } from './applications.ts';
import type { ApiAnswer, System } from './system.ts';

export type Region = keyof typeof districts;

/** Calls of the API by name, for tests about the end of a registration and what follows it. */
export class ClosureCases {
  readonly #system: System;

  constructor(system: System) {
    this.#system = system;
  }

  post(path: string, as: string, body?: unknown): Promise<ApiAnswer> {
    return this.#system.call('POST', path, { as, ...(body !== undefined && { body }) });
  }

  /** A registered person; `change` changes their application. */
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

  decide(caseId: string, close = true, as = 'officer-chongqing-2') {
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

  judge(caseId: string, uphold: boolean, as = 'supervisor-chongqing-2') {
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
    return bodyOf(readCase, await this.#system.call('GET', `/cases/${caseId}`, { as, language: 'en' }));
  }

  /** The types of the events of a case, in order. */
  async events(caseId: string, as = 'officer-chongqing'): Promise<string[]> {
    return (await this.read(caseId, as)).history.map(({ type }) => type);
  }

  /** The bus messages about a case, as text. */
  async messages(caseId: string): Promise<string[]> {
    const { EventBuses } = (await this.#system.aws('events', 'ListEventBuses', {})) as {
      EventBuses: { Name: string }[];
    };
    return EventBuses.flatMap(({ Name }) => this.#system.runtime.events.recent({ bus: Name, limit: 1000 }))
      .map((event) => JSON.stringify(event))
      .filter((text) => text.includes(caseId));
  }

  /** The open tasks of a case, as the worklist of its district shows them. */
  async tasks(caseId: string, as = 'officer-chongqing'): Promise<string[]> {
    const { tasks } = bodyOf(listWorklist, await this.#system.call('GET', '/worklist?limit=100', { as }));
    return tasks.filter((task) => task.caseId === caseId).map(({ taskId }) => taskId);
  }
}
