import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PutEventsCommandInput } from '@aws-sdk/client-eventbridge';
import {
  ExecutionAlreadyExists,
  type ExecutionStatus,
  InvalidToken,
  type ListExecutionsCommand,
  type SendTaskSuccessCommand,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import {
  functionError,
  functionResult,
  type JsonObject,
  type ServiceRequest,
  WorkflowHarness,
} from 'cdk-local-runtime/testing';
import { executionsOf } from '../../../functions/common/connections/executions.ts';
import type { Budget } from '../../../functions/common/rounds/run-round.ts';
import { handle as reconcileCases } from '../../../functions/schedules/reconcile-cases/handler.ts';
import { handle as sweepDeadlines } from '../../../functions/schedules/sweep-deadlines/handler.ts';
import { advanceCases } from '../../../functions/streams/advance-cases/advance.ts';
import { handle as assignOfficer } from '../../../functions/tasks/assign-officer/handler.ts';
import { handle as compareForFollowUp } from '../../../functions/tasks/compare-for-follow-up/handler.ts';
import { handle as compareHousehold } from '../../../functions/tasks/compare-household/handler.ts';
import { handle as openTask } from '../../../functions/tasks/open-task/handler.ts';
import { handle as runSlice } from '../../../functions/tasks/run-slice/handler.ts';
import { handle as screenApplication } from '../../../functions/tasks/screen-application/handler.ts';
import { CaseStore } from '../../../lib/store/cases.ts';
import { keys } from '../../../lib/store/keys.ts';
import type { TestRecords } from '../../store/support/records.ts';

/** An execution as the service lists it: instants are seconds since 1970. */
type ListedByService = {
  name: string;
  status: ExecutionStatus;
  executionArn: string;
  startDate: number;
  stopDate?: number;
};

const streamedPrefixes = [
  keys.eventPrefix,
  keys.waitPrefix,
  keys.redoPrefix,
  keys.digestPrefix,
  keys.roundPrefix,
];

/** The disturbances. Each is asked before the action, by a name that is the same in every run. */
export interface Faults {
  /** The record of the stream is given up on at this effect, or before it. */
  readonly losesEffect?: (effect: string) => boolean;
  /** A record of a workflow that begins to wait is lost. */
  readonly losesWait?: (wait: string) => boolean;
  /** The execution is stopped as it begins to wait. */
  readonly stopsAt?: (wait: string) => boolean;
  /** The function of a task throws. */
  readonly failsTask?: (task: string) => boolean;
  /** The records that wait to be delivered, as they are delivered. */
  readonly deliversAs?: (records: readonly DynamoDBRecord[]) => readonly DynamoDBRecord[];
}

/**
 * Everything behind the API in one process: the embedded table, whose writes are the stream, the function that reads it, the
 * real workflow engine with the definitions as they are deployed, the functions of their tasks, and the scheduled jobs.
 * Everything happens only on request.
 */
export class World {
  now: number;
  readonly records: TestRecords;
  readonly messages: { readonly type: string; readonly detail: JsonObject }[] = [];
  readonly workflows: Record<string, string> = {};
  harness: WorkflowHarness;
  readonly #definitions: Readonly<Record<string, string>>;
  readonly #faults: Faults;
  readonly #stream: DynamoDBRecord[] = [];

  private constructor(
    records: TestRecords,
    now: number,
    faults: Faults,
    definitions: Readonly<Record<string, string>>,
  ) {
    this.records = records;
    this.now = now;
    this.#faults = faults;
    this.#definitions = definitions;
    this.harness = this.#engine();
  }

  /**
   * @param definitions by the name of their workflow, in place of those of today
   */
  static async begin(
    records: TestRecords,
    now: number,
    faults: Faults = {},
    definitions: Readonly<Record<string, string>> = definitionsIn('workflows'),
  ): Promise<World> {
    const world = new World(records, now, faults, definitions);
    world.#listen();
    for (const [name, text] of Object.entries(definitions))
      world.workflows[name] = await world.harness.create(deployed(text), name);
    return world;
  }

  /** The records as background functions have them: they decrypt nothing. */
  get #background() {
    const { table } = this.records;
    return { table, cases: new CaseStore(table) };
  }

  #engine(): WorkflowHarness {
    return new WorkflowHarness({ at: this.now, standIn: (request) => this.#invoke(request) });
  }

  close(): void {
    this.harness.close();
  }

  /** Processes everything that follows from what was written. */
  async settle(): Promise<void> {
    await this.harness.clock.settle();
    while (this.#stream.length > 0) {
      const waiting = this.#stream.splice(0);
      for (const record of this.#faults.deliversAs?.(waiting) ?? waiting) await this.#deliver(record);
      await this.harness.clock.settle();
    }
  }

  /** Time passes, with a sweep at its end. */
  async pass(milliseconds: number): Promise<void> {
    this.now += milliseconds;
    await this.harness.advanceBySeconds(milliseconds / 1000);
    await this.settle();
    await sweepDeadlines(this.#background)(undefined, this.now);
    await this.settle();
  }

  /** @param budget how much is done at once, if less than usual: the rest is done in slices */
  async reconcile(budget?: Budget): Promise<Readonly<Record<string, unknown>>> {
    const found = await reconcileCases(this.#background, this.#executions(), budget)(undefined, this.now);
    await this.settle();
    return found;
  }

  /** A sweep that may only do so much at once. */
  async sweep(budget: Budget): Promise<void> {
    await sweepDeadlines(this.#background, budget)(undefined, this.now);
    await this.settle();
  }

  /** Removes all executions, as if there had never been any. */
  async loseExecutions(): Promise<void> {
    this.harness.close();
    this.harness = this.#engine();
    for (const [name, text] of Object.entries(this.#definitions))
      this.workflows[name] = await this.harness.create(deployed(text), name);
  }

  /** Every execution, by its name, with its status. */
  async executions(): Promise<ReadonlyMap<string, string>> {
    const all = await Promise.all(
      Object.values(this.workflows).map((stateMachineArn) =>
        this.harness.api('ListExecutions', { stateMachineArn }),
      ),
    );
    const listed = all.flatMap(({ executions }) => executions as { name: string; status: string }[]);
    return new Map(listed.map(({ name, status }) => [name, status]));
  }

  async stop(name: string): Promise<void> {
    const [, ofCase] =
      Object.entries(this.workflows).find(([workflow]) => name.includes(`-${workflow}-`)) ?? [];
    const machine = ofCase ?? this.workflows.round;
    await this.harness.api('StopExecution', {
      executionArn: `${String(machine).replace(':stateMachine:', ':execution:')}:${name}`,
    });
  }

  /** The records that the table writes are the stream. */
  #listen(): void {
    this.records.documents.middlewareStack.add(
      (next) => async (sent) => {
        const answer = await next(sent);
        for (const item of itemsPut(sent.input)) this.#record(item);
        return answer;
      },
      { step: 'initialize', name: `stream-${this.records.tableName}`, override: true },
    );
  }

  #record(item: Image): void {
    if (!streamedPrefixes.some((prefix) => item.SK?.S?.startsWith(prefix))) return;
    this.#stream.push({
      eventName: 'INSERT',
      dynamodb: { SequenceNumber: String(this.#stream.length + 1), NewImage: item },
    });
  }

  async #deliver(record: DynamoDBRecord): Promise<void> {
    const item = unmarshall(record.dynamodb?.NewImage as Parameters<typeof unmarshall>[0]);
    const isWait = String(item.SK).startsWith(keys.waitPrefix);
    const wait = `${item.caseId} ${item.taskId}`;
    if (isWait && this.#faults.stopsAt?.(wait))
      await this.#stopWaiting(String(item.caseId), String(item.taskId));
    if (isWait && this.#faults.losesWait?.(wait)) return;
    const { table, cases } = this.#background;
    const caseId = String(item.caseId);
    await advanceCases({
      table,
      cases,
      busName: 'cases',
      workflowArns: this.workflows,
      stepFunctions: { send: (command) => this.#stepFunctions(caseId, command) },
      bus: { send: ({ input }) => this.#publish(caseId, input) },
    })({ Records: [record] });
  }

  async #stopWaiting(caseId: string, taskId: string): Promise<void> {
    for (const [name, status] of await this.executions())
      if (status === 'RUNNING' && name.startsWith(caseId) && (await this.#waitsFor(name, taskId)))
        await this.stop(name);
  }

  async #waitsFor(name: string, taskId: string): Promise<boolean> {
    return this.harness.calls.some(
      ({ input }) =>
        (input.Payload as { taskId?: string } | undefined)?.taskId === taskId &&
        name.startsWith(String((input.Payload as { caseId?: string }).caseId)),
    );
  }

  #lose(effect: string): void {
    if (this.#faults.losesEffect?.(effect)) throw new Error(`given up on: ${effect}`);
  }

  async #publish(caseId: string, { Entries = [] }: PutEventsCommandInput) {
    for (const { DetailType = '', Detail = '{}' } of Entries) {
      const detail = JSON.parse(Detail) as JsonObject;
      this.#lose(`${caseId} publish ${DetailType} ${detail.template ?? JSON.stringify(detail.data)}`);
      this.messages.push({ type: DetailType, detail });
    }
    return { FailedEntryCount: 0 };
  }

  async #stepFunctions(caseId: string, command: StartExecutionCommand | SendTaskSuccessCommand) {
    if (command instanceof StartExecutionCommand) {
      this.#lose(`${caseId} start ${command.input.name}`);
      const { executionArn, startDate } = await this.#api('StartExecution', command.input);
      return { executionArn: String(executionArn), startDate: new Date(Number(startDate) * 1000) };
    }
    this.#lose(`${caseId} wake ${this.#taskOf(command.input.taskToken)}`);
    return this.#api('SendTaskSuccess', command.input);
  }

  #taskOf(token: string | undefined): string {
    const payloads = this.harness.calls.map(
      ({ input }) => input.Payload as { token?: string; taskId?: string },
    );
    return payloads.find((payload) => payload?.token === token)?.taskId ?? '';
  }

  /** The engine's answer, with its errors as the client of the service throws them. */
  async #api(operation: string, input: object): Promise<JsonObject> {
    try {
      return await this.harness.api(operation, input as JsonObject);
    } catch (error) {
      const { code } = error as { readonly code?: string };
      const known = errors[code ?? ''];
      throw known ? new known({ message: String(code), $metadata: {} }) : error;
    }
  }

  #executions() {
    return executionsOf(
      {
        send: async (command: ListExecutionsCommand) => {
          const { executions, nextToken } = await this.#api(
            'ListExecutions',
            withoutUndefined(command.input),
          );
          return {
            executions: (executions as ListedByService[]).map(({ startDate, stopDate, ...listed }) => ({
              ...listed,
              startDate: new Date(startDate * 1000),
              ...(stopDate !== undefined && { stopDate: new Date(stopDate * 1000) }),
            })),
            ...(typeof nextToken === 'string' && { nextToken }),
          };
        },
      },
      Object.fromEntries(Object.entries(this.workflows).filter(([name]) => name !== 'round')),
    );
  }

  async #invoke({ input }: ServiceRequest): Promise<JsonObject> {
    const name = String(input.FunctionName).split(':').at(-1) ?? '';
    const payload = input.Payload as Readonly<Record<string, never>>;
    const functions: Readonly<Record<string, () => Promise<unknown>>> = {
      OpenTask: () => openTask(this.#background)(payload as never, this.now),
      AssignOfficer: () => assignOfficer(this.#background)(payload as never, this.now),
      CompareHousehold: () => compareHousehold(this.records)(payload as never, this.now),
      CompareForFollowUp: () => compareForFollowUp(this.records)(payload as never, this.now),
      ScreenApplication: () => screenApplication(this.records)(payload as never, this.now),
      RunSlice: () => runSlice(this.#background, this.#executions(), 1)(payload as never, this.now),
    };
    const { caseId = '', taskId = '' } = payload as { caseId?: string; taskId?: string };
    if (this.#faults.failsTask?.(`${caseId} ${name} ${taskId}`)) return functionError('Error', 'it broke');
    const invoked = functions[name];
    if (!invoked) return functionError('ResourceNotFoundException', `there is no function ${name}`);
    const answer = await invoked();
    return functionResult(JSON.parse(JSON.stringify(answer ?? {})));
  }
}

const errors: Readonly<Record<string, new (options: { message: string; $metadata: object }) => Error>> = {
  ExecutionAlreadyExists,
  InvalidToken,
  TaskDoesNotExist,
  TaskTimedOut,
};

const withoutUndefined = (value: object): JsonObject => JSON.parse(JSON.stringify(value));

/** The definitions of the workflows in a folder, by their names. */
export const definitionsIn = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith('.asl.json'))
      .map((file) => [file.replace('.asl.json', ''), readFileSync(join(folder, file), 'utf8')]),
  );

/** A definition as deployed, with the names of its functions. */
const deployed = (text: string): JsonObject =>
  JSON.parse(
    text
      .replaceAll(/\$\{Partition\}/g, 'aws')
      .replaceAll(/\$\{(\w+)FunctionArn\}/g, 'arn:aws:lambda:us-east-1:000000000000:function:$1'),
  );

/** The items that a command puts. */
type Image = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>;

function itemsPut(input: object): Image[] {
  const { Item: one, TransactItems = [] } = input as {
    readonly Item?: Image;
    readonly TransactItems?: readonly { readonly Put?: { readonly Item: Image } }[];
  };
  return [...(one ? [one] : []), ...TransactItems.flatMap(({ Put }): Image[] => (Put ? [Put.Item] : []))];
}
