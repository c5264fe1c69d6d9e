import type { Clock } from '../../clock.ts';
import type { JsonObject, JsonValue } from '../../service.ts';
import { isObject } from '../definition/fields.ts';
import type { MapState, ParallelState } from '../definition/program.ts';
import { compileTemplate } from '../expression/template.ts';
import { complete } from './children.ts';
import { end } from './ending.ts';
import type { EngineContext, Execution } from './execution.ts';
import { catchFailures, delay, failState, retrierFor } from './failures.ts';
import { givenItems, parseItems } from './item-reader.ts';
import { countOf, inputOf, itemsOf, NO_LIMIT, readItems } from './items.ts';
import { leave } from './leave.ts';
import { makeBatches, TOO_MANY_FAILURES, toleratesFailures } from './map-runs.ts';
import type { CallOutcome } from './message.ts';
import { type Entry, type Failure, type MapItem, Payload, type Scope, type StateRun } from './model.ts';
import { isEntry, type Outcome } from './outcome.ts';
import { completeTask, failTask, handleResponse, timeOutTask } from './tasks.ts';
import { quietContext, type StateTest, TestedExecution } from './tested-execution.ts';
import { attempt, enter } from './threads.ts';

/** The fields of the answer of `TestState`. */
export interface TestResult extends Failure {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR';
  readonly output?: string;
  readonly nextState?: string;
  readonly inspection: JsonObject;
}

/** Thrown if a test claims more failed iterations than there are. */
export class ImpossibleTest extends Error {
  constructor(failures: number, items: number) {
    super(`mapIterationFailureCount is ${failures}, but the Map state has ${items} iterations`);
  }
}

/**
 * Runs one state on its own. Nothing is stored; it takes as long as the state waits.
 * @throws ImpossibleTest if the test contradicts itself
 */
export async function testState(test: StateTest, engine: EngineContext, clock: Clock): Promise<TestResult> {
  const result = await testAlone(test, engine, clock);
  return result.status === 'FAILED' ? propagate(test, engine, result) : result;
}

/**
 * Passes the error of a state on to the states around it, as in an execution (developer guide, "Error propagation in Map and
 * Parallel states"). Their input is not known, so their catchers read that of the tested state.
 */
async function propagate(test: StateTest, engine: EngineContext, result: TestResult): Promise<TestResult> {
  const { status: _, inspection, ...given } = result;
  let failure: Failure = given;
  for (const { name, state } of test.tested.around) {
    const execution = new TestedExecution(
      { ...test, tested: { name, state, around: [] } },
      quietContext(engine),
    );
    const scope = enterTested(execution);
    const outer = execution.stateOf(scope);
    let continues = false;
    const outcome = await catchFailures(execution, scope, async () => {
      if (outer.type === 'Map' && outer.distributed) {
        continues = await toleratesOneMore(execution, scope, outer);
        failure = TOO_MANY_FAILURES;
      }
      return continues ? undefined : failState(execution, scope, failure);
    });
    if (continues) break;
    const handled = await finishTest(execution, scope, outcome);
    const { errorDetails } = handled.inspection;
    if (handled.status !== 'FAILED')
      return {
        ...handled,
        inspection: { ...inspection, ...(errorDetails !== undefined && { errorDetails }) },
      };
  }
  return result;
}

/** Whether a distributed Map continues if one more of its iterations fails. */
async function toleratesOneMore(execution: TestedExecution, scope: Scope, map: MapState): Promise<boolean> {
  const count = (template: MapState['toleratedFailureCount'], field: string) =>
    countOf(execution, scope, template, field, 0);
  const failures = execution.test.failedIterations + 1;
  return (
    failures <= (await count(map.toleratedFailureCount, 'ToleratedFailureCount')) ||
    // The number of items is not known, so any percentage may be enough.
    (await count(map.toleratedFailurePercentage, 'ToleratedFailurePercentage')) > 0
  );
}

function enterTested(execution: TestedExecution): Scope {
  const { input, tested, variables } = execution.test;
  const scope = execution.addScope(undefined, 0, 0);
  scope.variables = variables;
  enter(execution, scope, { name: tested.name, input: new Payload(JSON.parse(input) as JsonValue, input) });
  return scope;
}

async function testAlone(test: StateTest, engine: EngineContext, clock: Clock): Promise<TestResult> {
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
  const scope = enterTested(execution);
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

/** Does the work of a Parallel or a Map except its branches or iterations, which are mocked. */
async function mockedChildren(
  execution: TestedExecution,
  scope: Scope,
  state: MapState | ParallelState,
): Promise<Outcome> {
  const { mock } = execution.test;
  let isTolerable = true;
  if (state.type === 'Map') isTolerable = await inspectMap(execution, scope, state);
  else if (state.arguments) await state.arguments.evaluate(execution.environment(scope));
  if (!mock || 'failure' in mock) return failState(execution, scope, mock ? mock.failure : {});
  if (!isTolerable) return failState(execution, scope, TOO_MANY_FAILURES);
  return leave(execution, scope, state, { result: new Payload(mock.result) });
}

/** Returns the items of a Map with an ItemReader. The test provides their data. */
async function itemsOfReader(
  execution: TestedExecution,
  scope: Scope,
  reader: JsonObject,
): Promise<MapItem[]> {
  const environment = execution.environment(scope);
  const evaluated = async (field: string): Promise<JsonValue> =>
    compileTemplate(reader[field] ?? {}, `ItemReader/${field}`).evaluate(environment);
  const { Bucket, Key } = (await evaluated('Arguments')) as JsonObject;
  const Source = `S3://${[Bucket, Key].filter((part) => typeof part === 'string').join('/')}`;
  const config = (await evaluated('ReaderConfig')) as JsonObject;
  const { readerData } = execution.test;
  const read =
    readerData === undefined
      ? givenItems((scope.run as StateRun).input.value, config)
      : parseItems(readerData, config);
  if (config.ItemsPointer !== undefined) execution.inspection.afterItemsPointer = JSON.stringify(read);
  const maxItems = typeof config.MaxItems === 'number' ? config.MaxItems : undefined;
  return readItems(read)
    .slice(0, maxItems)
    .map((item) => ({ ...item, Source }));
}

/** Evaluates the fields of a Map. @returns whether it tolerates the failures of the test, which it does if it has no limit */
async function inspectMap(execution: TestedExecution, scope: Scope, state: MapState): Promise<boolean> {
  const { inspection } = execution;
  const { mock, failedIterations } = execution.test;
  const reader = execution.test.tested.state.ItemReader;
  const items = isObject(reader)
    ? await itemsOfReader(execution, scope, reader)
    : await itemsOf(execution, scope, state);
  const results = mock && 'result' in mock && Array.isArray(mock.result) ? mock.result.length : items.length;
  const iterations = Math.min(items.length, results);
  if (failedIterations > iterations) throw new ImpossibleTest(failedIterations, iterations);
  const inputs: JsonValue[] = [];
  for (const item of items) inputs.push(await inputOf(execution, scope, item, state.itemSelector));
  if (state.itemSelector) inspection.afterItemSelector = JSON.stringify(inputs);
  if (state.batch) {
    const batches = await makeBatches(execution, scope, state.batch, inputs);
    inspection.afterItemBatcher = JSON.stringify(batches.map(({ input }) => input));
  }
  const count = (template: MapState['maxConcurrency'], field: string, without: number) =>
    countOf(execution, scope, template, field, without);
  inspection.maxConcurrency = await count(state.maxConcurrency, 'MaxConcurrency', 0);
  const toleratedCount = await count(state.toleratedFailureCount, 'ToleratedFailureCount', NO_LIMIT);
  const toleratedPercentage = await count(
    state.toleratedFailurePercentage,
    'ToleratedFailurePercentage',
    NO_LIMIT,
  );
  if (state.toleratedFailureCount) inspection.toleratedFailureCount = toleratedCount;
  if (state.toleratedFailurePercentage) inspection.toleratedFailurePercentage = toleratedPercentage;
  if (toleratedCount === NO_LIMIT && toleratedPercentage === NO_LIMIT) return true;
  return toleratesFailures({ toleratedCount, toleratedPercentage }, items.length, failedIterations);
}

function resultOf(execution: TestedExecution, scope: Scope, next: Entry | undefined): TestResult {
  const { record, handled, inspection } = execution;
  if (Object.keys(scope.variables).length > 0) inspection.variables = JSON.stringify(scope.variables);
  const exhausted = handled?.retrier === undefined ? exhaustedRetrier(execution, scope) : undefined;
  if (record.status === 'FAILED') {
    const { error, cause } = record;
    if (exhausted !== undefined) inspection.errorDetails = { retryIndex: exhausted };
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
  inspection.errorDetails = {
    catchIndex: handled.catcher,
    ...(exhausted !== undefined && { retryIndex: exhausted }),
  };
  const { error, cause } = handled.failure;
  return {
    status: 'CAUGHT_ERROR',
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    ...where,
  };
}

/** Returns the index of the retrier that matches the failure of a state but has no attempts left. */
function exhaustedRetrier(execution: TestedExecution, scope: Scope): number | undefined {
  const { handled, test } = execution;
  if (!handled) return undefined;
  const state = execution.programOf(scope).states.get(test.tested.name);
  const index = retrierFor(state?.retry ?? [], handled.failure);
  return index < 0 ? undefined : index;
}

function waitUntil(clock: Clock, at: number): { instant: Promise<undefined>; forget: () => void } {
  let forget = (): void => {};
  const instant = new Promise<undefined>((resolve) => {
    forget = clock.setTimer(at, () => resolve(undefined));
  });
  return { instant, forget };
}
