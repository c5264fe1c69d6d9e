import { randomUUID } from 'node:crypto';
import type { JsonObject, JsonValue } from '../../service.ts';
import type { Batch, MapState } from '../definition/program.ts';
import type { ItemStatus, MapRunRecord } from '../store/map-runs.ts';
import { end, itemName, stopItems } from './ending.ts';
import type { Execution } from './execution.ts';
import { failState } from './failures.ts';
import { emitMapStarted, inputOf, limitOf, NO_LIMIT } from './items.ts';
import { leave } from './leave.ts';
import { type ExecutionRecord, type MapItem, Payload, type Scope, type StateRun } from './model.ts';
import { followEntry, limitViolation, type Outcome } from './outcome.ts';
import { MAX_DISTRIBUTED_CONCURRENCY, MAX_MAP_RUN_REDRIVES, MAX_PAYLOAD_BYTES } from './quotas.ts';

const MAX_STARTS_AT_ONCE = 500;

export const TOO_MANY_FAILURES = {
  error: 'States.ExceedToleratedFailureThreshold',
  cause: 'The specified tolerated failure threshold was exceeded',
};

/** Whether a Map tolerates a number of failed items. Without a limit it tolerates none. */
export function toleratesFailures(
  limits: { readonly toleratedCount: number; readonly toleratedPercentage: number },
  items: number,
  failures: number,
): boolean {
  const { toleratedCount, toleratedPercentage } = limits;
  if (toleratedCount === NO_LIMIT && toleratedPercentage === NO_LIMIT) return failures === 0;
  return failures <= toleratedCount && (failures === 0 || failures <= (items * toleratedPercentage) / 100);
}

interface Limits {
  readonly concurrency: number;
  readonly count: number;
  readonly percentage: number;
}

/** Starts a distributed Map: each item, or batch of items, becomes an execution of its own. */
export async function startMapRun(
  execution: Execution,
  scope: Scope,
  state: MapState,
  items: readonly MapItem[],
  limits: Limits,
): Promise<Outcome> {
  const inputs: JsonValue[] = [];
  for (const item of items) inputs.push(await inputOf(execution, scope, item, state.itemSelector));
  const batches = state.batch
    ? await makeBatches(execution, scope, state.batch, inputs)
    : inputs.map((input) => ({ input, size: 1 }));
  followEntry(scope);
  emitMapStarted(execution, scope, items.length);
  const { engine, record } = execution;
  const { partition, region, accountId } = engine.identity;
  const id = engine.store.mapRuns.newId();
  const arn = `arn:${partition}:states:${region}:${accountId}:mapRun:${record.family.split('/')[0]}/${state.label ?? randomUUID()}:${randomUUID()}`;
  execution.emit(scope, 'MapRunStarted', { key: 'mapRunStartedEventDetails', value: { mapRunArn: arn } });
  const run: MapRunRecord = {
    id,
    arn,
    execution: record.id,
    scope: scope.id,
    status: 'RUNNING',
    started: engine.now(),
    stopped: undefined,
    concurrency:
      limits.concurrency === 0
        ? MAX_DISTRIBUTED_CONCURRENCY
        : Math.min(limits.concurrency, MAX_DISTRIBUTED_CONCURRENCY),
    toleratedCount: limits.count,
    toleratedPercentage: limits.percentage,
    items: items.length,
    redrives: 0,
    redriven: undefined,
  };
  execution.write((store) => store.mapRuns.insert(run, batches));
  (scope.run as StateRun).mapRun = id;
  execution.afterCommit(() => engine.send(record.id, { type: 'mapRun', run: id }));
  return undefined;
}

/** Groups items into batches, which are the inputs of the children of a map run. */
export async function makeBatches(
  execution: Execution,
  scope: Scope,
  settings: Batch,
  inputs: JsonValue[],
): Promise<{ input: JsonValue; size: number }[]> {
  const environment = execution.environment(scope);
  const limit = (template: Batch['maxItems'], field: string, without: number, maximum?: number) =>
    limitOf(environment, template, `ItemBatcher/${field}`, without, [1, maximum]);
  const maxItems = await limit(settings.maxItems, 'MaxItemsPerBatch', Number.POSITIVE_INFINITY);
  const maxBytes = await limit(
    settings.maxBytes,
    'MaxInputBytesPerBatch',
    MAX_PAYLOAD_BYTES,
    MAX_PAYLOAD_BYTES,
  );
  const common = settings.input ? await settings.input.evaluate(environment) : undefined;
  const batches: JsonValue[][] = [];
  let size = 0;
  for (const input of inputs) {
    const length = Buffer.byteLength(JSON.stringify(input)) + 1;
    const current = batches.at(-1);
    if (!current || current.length >= maxItems || size + length > maxBytes) {
      batches.push([input]);
      size = length;
    } else {
      current.push(input);
      size += length;
    }
  }
  return batches.map((list) => ({
    input: { ...(common !== undefined && { BatchInput: common }), Items: list } as JsonObject,
    size: list.length,
  }));
}

/** Makes items pending again if their executions were about to start when the process ended. */
export function resumeMapRun(execution: Execution, id: number): void {
  const { store } = execution.engine;
  for (const item of store.mapRuns.running(id)) {
    // A child that has ended was about to be redriven.
    if (store.executionByName(-id, itemName(id, item))?.status !== 'RUNNING')
      execution.write((at) => at.mapRuns.setItem(id, item, { status: 'PENDING' }));
  }
  execution.afterCommit(() => execution.engine.send(execution.record.id, { type: 'mapRun', run: id }));
}

/** Resumes a map run when its execution is redriven, and redrives the children that did not succeed. */
export function redriveMapRun(execution: Execution, scope: Scope, id: number): void {
  const { engine, record } = execution;
  const run = engine.store.mapRuns.byId(id) as MapRunRecord;
  if (run.redrives >= MAX_MAP_RUN_REDRIVES) {
    const cause = `The Map Run exceeded the limit of ${MAX_MAP_RUN_REDRIVES} redrives: ${run.arn}`;
    end(execution, 'FAILED', { error: 'States.Runtime', cause }, scope.previous);
    return;
  }
  const redriven: MapRunRecord = {
    ...run,
    status: 'RUNNING',
    stopped: undefined,
    redrives: run.redrives + 1,
    redriven: engine.now(),
  };
  const value = { mapRunArn: run.arn, redriveCount: redriven.redrives };
  execution.emit(scope, 'MapRunRedriven', { key: 'mapRunRedrivenEventDetails', value });
  execution.write((store) => {
    store.mapRuns.reset(id);
    store.mapRuns.update(redriven);
  });
  const current = scope.run as StateRun;
  current.mapRun = id;
  current.failedMapRun = undefined;
  execution.afterCommit(() => engine.send(record.id, { type: 'mapRun', run: id }));
}

/** Starts more children of a map run, or ends it, depending on its state. It may be called at any time. */
export async function checkMapRun(execution: Execution, scope: Scope, id: number): Promise<Outcome> {
  const { engine } = execution;
  if (execution.changedMapRuns.has(id)) return undefined;
  const runs = engine.store.mapRuns;
  const run = runs.byId(id);
  if (run?.status !== 'RUNNING') return undefined;
  const counts = runs.counts(id);
  const items = (...statuses: ItemStatus[]): number =>
    statuses.reduce((sum, status) => sum + (counts.get(status)?.items ?? 0), 0);
  const failures = items('FAILED', 'TIMED_OUT', 'ABORTED');
  const isTolerated = toleratesFailures(run, run.items, failures);
  const active = counts.get('RUNNING')?.children ?? 0;
  const pending = counts.get('PENDING')?.children ?? 0;
  if (isTolerated && (pending > 0 || active > 0)) {
    beginItems(execution, scope, run, Math.min(run.concurrency - active, pending, MAX_STARTS_AT_ONCE));
    return undefined;
  }
  (scope.run as StateRun).mapRun = undefined;
  const ended: MapRunRecord = { ...run, status: isTolerated ? 'SUCCEEDED' : 'FAILED', stopped: engine.now() };
  execution.write((store) => store.mapRuns.update(ended));
  if (!isTolerated) {
    (scope.run as StateRun).failedMapRun = id;
    execution.afterCommit(() => stopItems(execution, id));
    execution.emit(scope, 'MapRunFailed', { key: 'mapRunFailedEventDetails', value: TOO_MANY_FAILURES });
    return failState(execution, scope, TOO_MANY_FAILURES);
  }
  const state = execution.stateOf(scope) as MapState;
  const result = new Payload(runs.outputs(id));
  execution.emit(scope, 'MapRunSucceeded', undefined, false);
  execution.emit(scope, 'MapStateSucceeded', undefined, false);
  const violation = limitViolation(result, state.name);
  if (violation) throw violation;
  return leave(execution, scope, state, { result });
}

function beginItems(execution: Execution, scope: Scope, run: MapRunRecord, count: number): void {
  const { engine, record } = execution;
  if (count <= 0) return;
  // Other messages about the run that arrive before the commit are handled after it.
  execution.changedMapRuns.add(run.id);
  execution.afterCommit(() => engine.send(record.id, { type: 'mapRun', run: run.id }));
  const label = run.arn.split(':').at(-2) as string;
  const program = [...record.program, ...pathOf(execution, scope)];
  for (const { item, input } of engine.store.mapRuns.pending(run.id, count)) {
    execution.write((store) => store.mapRuns.setItem(run.id, item, { status: 'RUNNING' }));
    const earlier = run.redrives > 0 && engine.store.executionByName(-run.id, itemName(run.id, item));
    if (earlier) {
      execution.afterCommit(() => engine.send(earlier.id, { type: 'redrive', reply: undefined }));
      continue;
    }
    const child: ExecutionRecord = {
      id: engine.store.newExecutionId(),
      machine: -run.id,
      family: label,
      name: itemName(run.id, item),
      definition: record.definition,
      program,
      input,
      started: engine.now(),
      version: undefined,
      alias: undefined,
      traceHeader: undefined,
      item,
      status: 'RUNNING',
      stopped: undefined,
      output: undefined,
      error: undefined,
      cause: undefined,
      redrives: 0,
      redriven: undefined,
    };
    execution.afterCommit(() => engine.startExecution(child));
  }
  if (count === MAX_STARTS_AT_ONCE)
    execution.afterCommit(() => engine.send(record.id, { type: 'mapRun', run: run.id }));
}

/** Returns the path from the execution's program to the processor of the Map around a scope. */
function pathOf(execution: Execution, scope: Scope): string[] {
  const parent = scope.parent === undefined ? undefined : execution.scopes.get(scope.parent);
  const { name } = scope.run as StateRun;
  if (!parent) return [name];
  const above = execution.stateOf(parent);
  const steps = pathOf(execution, parent);
  steps[steps.length - 1] = above.type === 'Parallel' ? `${above.name}[${scope.index}]` : above.name;
  return [...steps, name];
}
