import { randomUUID } from 'node:crypto';
import { AwsError } from '../../aws-error.ts';
import type { JsonObject, JsonValue } from '../../service.ts';
import { variableReferences } from '../definition/variables.ts';
import type { Engine } from '../engine/engine.ts';
import type { ExecutionRecord, HistoryEvent } from '../engine/model.ts';
import {
  MAX_EVENTS,
  MAX_EXECUTION_DURATION,
  NAME_RESERVATION_PERIOD,
  REDRIVE_PERIOD,
} from '../engine/quotas.ts';
import { notRedrivable } from '../engine/redrive.ts';
import type { ExecutionFilter, Store } from '../store/store.ts';
import { type Machines, notFound } from './machines.ts';
import { decodeToken, encodeToken, MAX_EXECUTIONS_TOKEN, pageSize } from './pages.ts';
import {
  type Arns,
  answer,
  checkName,
  executionInput,
  includesData,
  optionalChoice,
  optionalText,
  seconds,
  shownDefinition,
  text,
  validation,
} from './parameters.ts';
import { MAX_CLIENT_TOKEN, RedriveTokens } from './redrive-tokens.ts';
import type { Versions } from './versions.ts';

interface Dependencies {
  readonly store: Store;
  readonly engine: Engine;
  readonly arns: Arns;
  readonly machines: Machines;
  readonly versions: Versions;
}

/** Executions: start, stop, describe, list, history, redrive. */
export class Executions {
  readonly #store: Store;
  readonly #engine: Engine;
  readonly #arns: Arns;
  readonly #machines: Machines;
  readonly #versions: Versions;
  /** Executions that are about to be saved for the first time, by state machine and name. */
  readonly #starting = new Map<string, { record: ExecutionRecord; saved: Promise<void> }>();

  readonly #redriveTokens: RedriveTokens;

  constructor(dependencies: Dependencies) {
    this.#redriveTokens = new RedriveTokens(() => dependencies.engine.now());
    this.#store = dependencies.store;
    this.#engine = dependencies.engine;
    this.#arns = dependencies.arns;
    this.#machines = dependencies.machines;
    this.#versions = dependencies.versions;
  }

  /** `StartSyncExecution` is for Express workflows, which do not exist here. */
  refuseSync(request: JsonObject): never {
    const arn = text(request, 'stateMachineArn');
    this.#machines.find(this.#arns.stateMachine(this.#arns.parseStateMachine(arn).name), arn);
    throw new AwsError(
      'StateMachineTypeNotSupported',
      'This operation is not supported by this type of state machine',
    );
  }

  /**
   * Starts an execution. Starting a running execution again, with the same name and input, gives the same answer as the first
   * time.
   */
  async start(request: JsonObject): Promise<JsonObject> {
    const arn = text(request, 'stateMachineArn');
    const parsed = this.#arns.parseWholeMachine(arn);
    const machine = this.#machines.find(this.#arns.stateMachine(parsed.name), arn);
    const chosen =
      parsed.qualifier === undefined ? undefined : this.#versions.choose(machine, parsed.qualifier);
    if (parsed.qualifier !== undefined && !chosen) throw notFound(arn);
    const given = optionalText(request, 'name');
    const name = given === undefined ? randomUUID() : checkName(given);
    const input = executionInput(request);
    const key = `${machine.id}:${name}`;
    const starting = this.#starting.get(key);
    const earlier = starting?.record ?? (given === undefined ? undefined : this.#byName(machine.id, name));
    if (earlier) {
      if (earlier.status !== 'RUNNING' || earlier.input !== input) {
        throw new AwsError(
          'ExecutionAlreadyExists',
          `Execution Already Exists: '${this.#arns.execution(machine.name, name)}'`,
        );
      }
      await starting?.saved;
      return { executionArn: this.#arns.execution(machine.name, name), startDate: seconds(earlier.started) };
    }
    const record: ExecutionRecord = {
      id: this.#store.newExecutionId(),
      machine: machine.id,
      family: machine.name,
      name,
      definition: chosen?.version.definition ?? machine.definition,
      program: [],
      input,
      started: this.#engine.now(),
      version: chosen?.version.number,
      alias: chosen?.alias,
      traceHeader: optionalText(request, 'traceHeader'),
      item: undefined,
      status: 'RUNNING',
      stopped: undefined,
      output: undefined,
      error: undefined,
      cause: undefined,
      redrives: 0,
      redriven: undefined,
    };
    const saved = this.#engine.startDurably(record);
    this.#starting.set(key, { record, saved });
    try {
      await saved;
    } finally {
      this.#starting.delete(key);
    }
    return { executionArn: this.#arns.execution(machine.name, name), startDate: seconds(record.started) };
  }

  /**
   * Finds an execution by name. The name of an execution becomes free again some time after its end: then the record is
   * deleted.
   */
  #byName(machine: number, name: string): ExecutionRecord | undefined {
    const record = this.#store.executionByName(machine, name);
    if (record?.stopped === undefined || record.stopped + NAME_RESERVATION_PERIOD > this.#engine.now())
      return record;
    this.#store.transaction(() => this.#store.deleteExecution(record.id));
    return undefined;
  }

  async stop(request: JsonObject): Promise<JsonObject> {
    const record = this.#find(text(request, 'executionArn'));
    const error = optionalText(request, 'error');
    const cause = optionalText(request, 'cause', 32_768);
    const failure = { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
    await this.#engine.request(record.id, (reply) => ({ type: 'stop', failure, reply }));
    const stopped = this.#store.execution(record.id)?.stopped ?? this.#engine.now();
    return { stopDate: seconds(stopped) };
  }

  async redrive(request: JsonObject): Promise<JsonObject> {
    const record = this.#find(text(request, 'executionArn'));
    if ((request.clientToken ?? undefined) === undefined) return this.#redrive(record);
    const token = text(request, 'clientToken', MAX_CLIENT_TOKEN);
    return this.#redriveTokens.once(record.id, token, () => this.#redrive(record));
  }

  async #redrive(record: ExecutionRecord): Promise<JsonObject> {
    const reason =
      this.#redriveRefusal(record) ?? (isOfMapRun(record) ? 'Execution was started by a Map Run' : undefined);
    if (reason) throw notRedrivable(reason);
    await this.#engine.request(record.id, (reply) => ({ type: 'redrive', reply }));
    return { redriveDate: seconds(this.#store.execution(record.id)?.redriven ?? this.#engine.now()) };
  }

  /** Why an execution cannot be redriven, either by a call or by the redrive of its map run; undefined if it can. */
  #redriveRefusal(record: ExecutionRecord): string | undefined {
    const { status, stopped, started } = record;
    if (status === 'RUNNING' || status === 'SUCCEEDED')
      return `Execution is ${status} and cannot be redriven`;
    if (this.#store.machines.byId(record.machine)?.deleted) return 'State machine is in DELETING status';
    const now = this.#engine.now();
    if (stopped !== undefined && now > stopped + REDRIVE_PERIOD)
      return 'Execution redrivable period exceeded';
    if (now > started + MAX_EXECUTION_DURATION) return 'Execution has exceeded the max execution time';
    if (this.#store.lastEvent(record.id) >= MAX_EVENTS - 1) return 'Execution history event limit exceeded';
    return undefined;
  }

  describe(request: JsonObject): JsonObject {
    const arn = text(request, 'executionArn');
    const record = this.#find(arn);
    const reason = this.#redriveRefusal(record);
    const data = (value: string | undefined): { [name: string]: JsonValue | undefined } =>
      includesData(request) && value !== undefined ? { value, details: { included: true } } : {};
    const { value: input, details: inputDetails } = data(record.input);
    const { value: output, details: outputDetails } = data(record.output);
    return answer({
      executionArn: arn,
      ...this.#origin(record),
      name: record.name,
      status: this.#statusOf(record),
      startDate: seconds(record.started),
      stopDate: record.stopped === undefined ? undefined : seconds(record.stopped),
      input,
      inputDetails,
      output,
      outputDetails,
      error: record.error,
      cause: record.cause,
      traceHeader: record.traceHeader,
      redriveCount: record.redrives,
      redriveDate: record.redriven === undefined ? undefined : seconds(record.redriven),
      redriveStatus: reason ? 'NOT_REDRIVABLE' : isOfMapRun(record) ? 'REDRIVABLE_BY_MAP_RUN' : 'REDRIVABLE',
      redriveStatusReason: reason,
    });
  }

  #origin({ family, machine, version, alias }: ExecutionRecord): { [name: string]: JsonValue | undefined } {
    return {
      stateMachineArn: this.#arns.stateMachine(family),
      stateMachineVersionArn: version === undefined ? undefined : this.#arns.stateMachine(family, version),
      stateMachineAliasArn: alias === undefined ? undefined : this.#arns.stateMachine(family, alias),
      mapRunArn: machine < 0 ? this.#store.mapRuns.byId(-machine)?.arn : undefined,
    };
  }

  describeMachine(request: JsonObject): JsonObject {
    const record = this.#find(text(request, 'executionArn'));
    const { text: definition, role } = this.#store.machines.definition(record.definition);
    const machine = record.machine > 0 ? this.#store.machines.byId(record.machine) : undefined;
    const { stateMachineArn, mapRunArn } = this.#origin(record);
    return answer({
      stateMachineArn,
      mapRunArn,
      name: record.family.split('/')[0],
      label: record.family.split('/')[1],
      definition: shownDefinition(request, definition),
      roleArn: role,
      updateDate: seconds(machine?.updated ?? record.started),
      revisionId: this.#store.machines.revisionOfDefinition(record.definition),
      variableReferences: includesData(request)
        ? variableReferences(JSON.parse(definition) as JsonObject)
        : undefined,
      ...machine?.settings,
    });
  }

  list(request: JsonObject): JsonObject {
    const redriven = optionalChoice(request, 'redriveFilter', ['REDRIVEN', 'NOT_REDRIVEN']);
    const filter: ExecutionFilter = {
      ...this.#filterOf(request),
      status: optionalChoice(request, 'statusFilter', STATUSES),
      redriven: redriven === undefined ? undefined : redriven === 'REDRIVEN',
    };
    const limit = pageSize(request);
    const list = ['executions', ...Object.values(filter).map((value) => String(value ?? ''))].join('/');
    const before = decodeToken(list, request.nextToken, MAX_EXECUTIONS_TOKEN) ?? Number.MAX_SAFE_INTEGER;
    const found = this.#found(filter, Number(before), limit + 1);
    const records = found.slice(0, limit);
    const last = found[limit - 1];
    return answer({
      executions: records.map((record) =>
        answer({
          executionArn: this.#arns.execution(record.family, record.name),
          ...this.#origin(record),
          name: record.name,
          status: this.#statusOf(record),
          startDate: seconds(record.started),
          stopDate: record.stopped === undefined ? undefined : seconds(record.stopped),
          redriveCount: record.redrives,
          redriveDate: record.redriven === undefined ? undefined : seconds(record.redriven),
        }),
      ),
      nextToken: found.length > limit && last ? encodeToken(list, last.id) : undefined,
    });
  }

  /** The status to show: children that wait for the redrive of their map run have a status of their own. */
  #statusOf({ machine, item, status }: ExecutionRecord): string {
    if (item === undefined || status === 'RUNNING' || !this.#isBeingRedriven(machine)) return status;
    return this.#store.mapRuns.isPending(-machine, item) ? 'PENDING_REDRIVE' : status;
  }

  #isBeingRedriven(machine: number): boolean {
    const run = machine < 0 ? this.#store.mapRuns.byId(-machine) : undefined;
    return run !== undefined && run.status === 'RUNNING' && run.redrives > 0;
  }

  /**
   * Reads the executions of a list. The store does not know which children wait for a redrive, so that status is filtered here.
   */
  #found(filter: ExecutionFilter, before: number, limit: number): ExecutionRecord[] {
    const { status, ...others } = filter;
    if (status === undefined || !this.#isBeingRedriven(filter.machine))
      return this.#store.executions(filter, before, limit);
    return this.#store
      .executions(others, before, Number.MAX_SAFE_INTEGER)
      .filter((record) => this.#statusOf(record) === status)
      .slice(0, limit);
  }

  /** Makes the filter for executions of a state machine, a version, an alias or a map run. */
  #filterOf(request: JsonObject): ExecutionFilter {
    const mapRunArn = optionalText(request, 'mapRunArn', 2000);
    if ((mapRunArn === undefined) === (request.stateMachineArn === undefined))
      throw validation('Either a state machine ARN or a map run ARN must be specified');
    if (mapRunArn !== undefined) {
      const run = this.#store.mapRuns.byArn(mapRunArn);
      if (!run) throw new AwsError('ResourceNotFound', `Resource not found: '${mapRunArn}'`);
      return { machine: -run.id };
    }
    if (request.statusFilter === 'PENDING_REDRIVE')
      throw validation('PENDING_REDRIVE can only be a filter for the executions of a map run');
    const arn = text(request, 'stateMachineArn');
    const { name, qualifier } = this.#arns.parseStateMachine(arn);
    const machine = this.#machines.findToRead(name, arn);
    if (qualifier === undefined) return { machine: machine.id };
    const version = this.#versions.number(machine, qualifier);
    if (version) return { machine: machine.id, version: version.number };
    if (!this.#versions.choose(machine, qualifier)) throw notFound(arn);
    return { machine: machine.id, alias: qualifier };
  }

  history(request: JsonObject): JsonObject {
    const record = this.#find(text(request, 'executionArn'));
    const limit = pageSize(request);
    const reverse = request.reverseOrder === true;
    const list = `history/${record.id}/${reverse ? 'reverse' : ''}`;
    const place = Number(decodeToken(list, request.nextToken) ?? 0);
    const last = this.#store.lastEvent(record.id);
    // A token is the last event that was read, in either order; events added since do not move it.
    const [from, to] = reverse
      ? [(place || last + 1) - limit, (place || last + 1) - 1]
      : [place + 1, place + limit];
    const events = this.#store.history(record.id, Math.max(from, 1), to);
    if (reverse) events.reverse();
    const isMore = reverse ? from > 1 : to < last;
    const data = request.includeExecutionData !== false;
    return answer({
      events: events.map((event) => eventForApi(event, data)),
      nextToken: isMore ? encodeToken(list, reverse ? from : to) : undefined,
    });
  }

  #find(arn: string): ExecutionRecord {
    const record = this.#store.executionByArn(this.#arns.checkExecution(arn));
    if (!record) throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    return record;
  }
}

const isOfMapRun = ({ item }: ExecutionRecord): boolean => item !== undefined;

/** Fields that hold data of the workflow and are left out on request. Errors and causes stay. */
const DATA_FIELDS = new Set(['input', 'output', 'parameters', 'assignedVariables']);
/** In the order of the service's message. */
const STATUSES = ['SUCCEEDED', 'TIMED_OUT', 'PENDING_REDRIVE', 'ABORTED', 'FAILED', 'RUNNING'];

/** An event as the API shows it. */
function eventForApi(event: HistoryEvent, data: boolean): JsonObject {
  const shape = { ...event, timestamp: seconds(event.timestamp) } as unknown as JsonObject;
  if (data) return shape;
  const without = (details: JsonValue): JsonValue =>
    typeof details === 'object' && details !== null && !Array.isArray(details)
      ? Object.fromEntries(Object.entries(details).filter(([name]) => !DATA_FIELDS.has(name)))
      : details;
  return Object.fromEntries(Object.entries(shape).map(([name, value]) => [name, without(value)]));
}
