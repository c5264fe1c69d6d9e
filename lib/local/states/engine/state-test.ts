import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { JsonObject, JsonValue } from '../../service.ts';
import { compileProgram, type MapState, type ParallelState } from '../definition/program.ts';
import type { TestedState } from '../definition/tested-state.ts';
import type { Environment } from '../expression/environment.ts';
import { complete } from './children.ts';
import { end } from './ending.ts';
import { type EngineContext, Execution } from './execution.ts';
import { catchFailures, delay, failState, retrierFor } from './failures.ts';
import { countOf, inputOf, itemsOf, NO_LIMIT } from './items.ts';
import { leave } from './leave.ts';
import { makeBatches, TOO_MANY_FAILURES, toleratesFailures } from './map-runs.ts';
import type { CallOutcome } from './message.ts';
import {
  type Entry,
  type ExecutionRecord,
  type Failure,
  Payload,
  type Scope,
  type StateRun,
} from './model.ts';
import { isEntry, type Outcome } from './outcome.ts';
import { completeTask, failTask, handleResponse, timeOutTask } from './tasks.ts';
import { attempt, enter } from './threads.ts';

/** A test that takes longer fails with `States.Timeout`. */
const MAX_DURATION = 5 * 60_000;

export interface StateTest {
  readonly tested: TestedState;
  readonly role: string;
  readonly input: string;
  readonly variables: JsonObject;
  /** The result of the state's work, in place of calls, branches and iterations. */
  readonly mock: { readonly result: JsonValue } | { readonly failure: Failure } | undefined;
  /** Replaces parts of the context object. */
  readonly context: JsonObject;
  /** How often the retrier for the mocked failure has been used. */
  readonly retries: number;
  /** How many iterations of the Map have failed. */
  readonly failedIterations: number;
}

/** The fields of the answer of `TestState`. */
export interface TestResult extends Failure {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR';
  readonly output?: string;
  readonly nextState?: string;
  readonly inspection: JsonObject;
}

/** Runs one state by itself. Nothing is stored; it takes as long as the state waits. */
export async function testState(test: StateTest, engine: EngineContext, clock: Clock): Promise<TestResult> {
  let answered: (outcome: CallOutcome) => void = () => {};
  const answer = new Promise<CallOutcome>((resolve) => {
    answered = resolve;
  });
  const execution = new TestedExecution(test, {
    ...quietContext(engine),
    send: (_, message) => {
      if (message.type === 'response') answered(message.outcome);
    },
  });
  const scope = execution.addScope(undefined, 0, 0);
  scope.variables = test.variables;
  const input = new Payload(JSON.parse(test.input) as JsonValue, test.input);
  enter(execution, scope, { name: test.tested.name, input });
  const run = scope.run as StateRun;
  const state = execution.stateOf(scope);
  if (test.mock && 'failure' in test.mock) {
    const applies = retrierFor(state.retry, test.mock.failure);
    if (applies >= 0) run.retries[applies] = test.retries;
  }
  execution.inspection.input = test.input;
  if (state.type === 'Map' || state.type === 'Parallel') {
    const outcome = await catchFailures(execution, scope, () => mockedChildren(execution, scope, state));
    return finishTest(execution, scope, outcome);
  }
  let outcome = await attempt(execution, scope);
  const { task } = run;
  if (task) {
    execution.inspection.afterArguments = task.parameters;
    outcome = await catchFailures(execution, scope, () => finishTask(execution, scope, clock, answer));
  } else if (state.type === 'Wait' && run.timer !== undefined) {
    const due = execution.due(run.timer);
    await waitUntil(clock, Math.min(due, execution.limit)).instant;
    if (due > execution.limit) end(execution, 'FAILED', { error: 'States.Timeout' }, scope.previous);
    else outcome = await catchFailures(execution, scope, () => leave(execution, scope, state));
  }
  return finishTest(execution, scope, outcome);
}

async function finishTest(execution: TestedExecution, scope: Scope, outcome: Outcome): Promise<TestResult> {
  if (!outcome || isEntry(outcome)) return resultOf(execution, scope, outcome);
  await complete(execution, scope, outcome);
  return resultOf(execution, scope, undefined);
}

async function finishTask(
  execution: TestedExecution,
  scope: Scope,
  clock: Clock,
  answer: Promise<CallOutcome>,
): Promise<Outcome> {
  const { mock } = execution.test;
  if (mock) return applyMock(execution, scope, mock);
  const task = (scope.run as StateRun).task;
  const timeout = task?.timeoutTimer === undefined ? Infinity : execution.due(task.timeoutTimer);
  for (const effect of execution.takeEffects()) effect();
  const late = waitUntil(clock, Math.min(timeout, execution.limit));
  const outcome = await Promise.race([answer, late.instant]);
  late.forget();
  if (outcome) return handleResponse(execution, scope, outcome);
  if (timeout <= execution.limit) return timeOutTask(execution, scope, false);
  end(execution, 'FAILED', { error: 'States.Timeout' }, scope.previous);
  return undefined;
}

function applyMock(
  execution: Execution,
  scope: Scope,
  mock: NonNullable<StateTest['mock']>,
): Promise<Outcome> {
  if ('failure' in mock) return failTask(execution, scope, mock.failure);
  return completeTask(execution, scope, new Payload(mock.result));
}

/** Does what a Parallel or a Map does besides its branches or iterations, which are mocked. */
async function mockedChildren(
  execution: TestedExecution,
  scope: Scope,
  state: MapState | ParallelState,
): Promise<Outcome> {
  const { mock, failedIterations } = execution.test;
  if (state.type === 'Map') {
    const limits = await inspectMap(execution, scope, state);
    if (!toleratesFailures(limits, limits.items, failedIterations))
      return failState(execution, scope, TOO_MANY_FAILURES);
  } else if (state.arguments) {
    const value = await state.arguments.evaluate(execution.environment(scope));
    execution.inspection.afterArguments = JSON.stringify(value);
  }
  if (!mock || 'failure' in mock) return failState(execution, scope, mock ? mock.failure : {});
  const result = new Payload(mock.result);
  execution.inspection.result = result.text;
  return leave(execution, scope, state, { result });
}

async function inspectMap(
  execution: TestedExecution,
  scope: Scope,
  state: MapState,
): Promise<{ toleratedCount: number; toleratedPercentage: number; items: number }> {
  const { inspection } = execution;
  const items = await itemsOf(execution, scope, state);
  const inputs: JsonValue[] = [];
  for (const item of items) inputs.push(await inputOf(execution, scope, item, state.itemSelector));
  if (state.itemSelector) inspection.afterItemSelector = JSON.stringify(inputs);
  if (state.batch) {
    const batches = await makeBatches(execution, scope, state.batch, inputs);
    inspection.afterItemBatcher = JSON.stringify(batches.map(({ input }) => input));
  }
  const count = (template: MapState['maxConcurrency'], field: string) =>
    countOf(execution, scope, template, field, NO_LIMIT);
  const concurrency = await count(state.maxConcurrency, 'MaxConcurrency');
  const toleratedCount = await count(state.toleratedFailureCount, 'ToleratedFailureCount');
  const toleratedPercentage = await count(state.toleratedFailurePercentage, 'ToleratedFailurePercentage');
  if (state.maxConcurrency) inspection.maxConcurrency = concurrency;
  if (state.toleratedFailureCount) inspection.toleratedFailureCount = toleratedCount;
  if (state.toleratedFailurePercentage) inspection.toleratedFailurePercentage = toleratedPercentage;
  return { toleratedCount, toleratedPercentage, items: items.length };
}

function resultOf(execution: TestedExecution, scope: Scope, next: Entry | undefined): TestResult {
  const { record, handled, inspection } = execution;
  inspection.variables = JSON.stringify(scope.variables);
  if (record.status === 'FAILED') {
    const { error, cause } = record;
    return {
      status: 'FAILED',
      ...(error !== undefined && { error }),
      ...(cause !== undefined && { cause }),
      inspection,
    };
  }
  if (handled?.retrier !== undefined) {
    const retryIndex = handled.retrier;
    const { run } = scope;
    const retrier = execution.stateOf(scope).retry[retryIndex];
    const used = (run?.retries[retryIndex] ?? 1) - 1;
    const wait = retrier ? delay({ ...retrier, fullJitter: false }, used) / 1000 : 0;
    inspection.errorDetails = { retryIndex, retryBackoffIntervalSeconds: Math.round(wait) };
    return { status: 'RETRIABLE', ...handled.failure, inspection };
  }
  const output = next ? next.input.text : record.output;
  const where = {
    ...(output !== undefined && { output }),
    ...(next && { nextState: next.name }),
    inspection,
  };
  if (handled?.catcher === undefined) return { status: 'SUCCEEDED', ...where };
  inspection.errorDetails = { catchIndex: handled.catcher };
  const { error, cause } = handled.failure;
  return {
    status: 'CAUGHT_ERROR',
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    ...where,
  };
}

/** An execution of one state, which only the test knows of. */
class TestedExecution extends Execution {
  readonly test: StateTest;
  readonly inspection: JsonObject = {};
  /** The instant at which the test times out. */
  readonly limit: number;
  readonly #dues = new Map<number, number>();

  constructor(test: StateTest, engine: EngineContext) {
    const { name, state } = test.tested;
    const program = compileProgram({ StartAt: name, States: { [name]: state } });
    super(newRecord(test.input, engine.now()), { program, role: test.role }, engine);
    this.test = test;
    this.limit = engine.now() + MAX_DURATION;
  }

  due(timer: number): number {
    return this.#dues.get(timer) ?? Infinity;
  }

  override setTimer(...given: Parameters<Execution['setTimer']>): number {
    const id = super.setTimer(...given);
    this.#dues.set(id, given[2]);
    return id;
  }

  override emit(...given: Parameters<Execution['emit']>): number {
    const [, type, details] = given;
    if (details && (type === 'TaskSucceeded' || type === 'LambdaFunctionSucceeded'))
      this.inspection.result = (details.value as { output: string }).output;
    return super.emit(...given);
  }

  override environment(...given: Parameters<Execution['environment']>): Environment {
    const environment = super.environment(...given);
    return { ...environment, context: () => ({ ...environment.context(), ...this.test.context }) };
  }
}

function newRecord(input: string, started: number): ExecutionRecord {
  return {
    id: 0,
    machine: 0,
    family: 'TestState',
    name: randomUUID(),
    definition: 0,
    program: [],
    input,
    started,
    version: undefined,
    alias: undefined,
    traceHeader: undefined,
    item: undefined,
    status: 'RUNNING',
    stopped: undefined,
    output: undefined,
    error: undefined,
    cause: undefined,
    redrives: 0,
    redriven: undefined,
  };
}

/** The context of the engine, without anything that a test must not reach. */
function quietContext(engine: EngineContext): EngineContext {
  const { identity, store, callService } = engine;
  return {
    identity,
    store,
    callService,
    now: () => engine.now(),
    send: () => {},
    track: (work) => engine.track(work),
    notifyStarted: () => {},
    notifyEnded: () => {},
    startExecution: () => {},
  };
}

function waitUntil(clock: Clock, at: number): { instant: Promise<undefined>; forget: () => void } {
  let forget = (): void => {};
  const instant = new Promise<undefined>((resolve) => {
    forget = clock.setTimer(at, () => resolve(undefined));
  });
  return { instant, forget };
}
