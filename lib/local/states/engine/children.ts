import type { JsonValue } from '../../service.ts';
import type { MapState, ParallelState } from '../definition/program.ts';
import { EvaluationError } from '../expression/environment.ts';
import { abandonWork, end } from './ending.ts';
import type { Execution } from './execution.ts';
import { failState } from './failures.ts';
import { countOf, emitMapStarted, inputOf, itemsOf, NO_LIMIT } from './items.ts';
import { leave } from './leave.ts';
import { startMapRun } from './map-runs.ts';
import { type Failure, Payload, type ReadyWork, type Scope, type StateRun } from './model.ts';
import {
  type Completion,
  followEntry,
  isEntry,
  limitViolation,
  type Outcome,
  recordEvaluationFailure,
} from './outcome.ts';
import { MAX_INLINE_CONCURRENCY } from './quotas.ts';

/** Starts the branches of a Parallel or the iterations of a Map. */
export async function startChildren(
  execution: Execution,
  scope: Scope,
  state: ParallelState | MapState,
): Promise<Outcome> {
  if (state.type === 'Parallel') {
    const input = state.arguments
      ? await state.arguments.evaluate(execution.environment(scope))
      : stateRun(scope).input.value;
    followEntry(scope);
    const started = execution.emit(scope, 'ParallelStateStarted');
    const total = state.branches.length;
    stateRun(scope).children = {
      started,
      total,
      concurrency: total,
      items: [input],
      next: 0,
      done: 0,
      outputs: [],
      stopped: false,
    };
    return spawn(execution, scope, started);
  }
  const items = await itemsOf(execution, scope, state);
  const concurrency = await countOf(execution, scope, state.maxConcurrency, 'MaxConcurrency', 0);
  const count = await countOf(
    execution,
    scope,
    state.toleratedFailureCount,
    'ToleratedFailureCount',
    NO_LIMIT,
  );
  const percentage = await countOf(
    execution,
    scope,
    state.toleratedFailurePercentage,
    'ToleratedFailurePercentage',
    NO_LIMIT,
  );
  if (state.distributed)
    return startMapRun(execution, scope, state, items, { concurrency, count, percentage });
  followEntry(scope);
  const started = emitMapStarted(execution, scope, items.length);
  const limit = concurrency === 0 ? MAX_INLINE_CONCURRENCY : Math.min(concurrency, MAX_INLINE_CONCURRENCY);
  stateRun(scope).children = {
    started,
    total: items.length,
    concurrency: limit,
    items: items.map(({ Value }) => Value),
    keys: items.some(({ Key }) => Key !== undefined) ? items.map(({ Key }) => Key ?? '') : undefined,
    next: 0,
    done: 0,
    outputs: [],
    stopped: false,
  };
  return items.length === 0 ? finishChildren(execution, scope) : spawn(execution, scope, started);
}

/** Whether a scope still exists. If it does, so does everything around it. */
export const isPresent = (execution: Execution, scope: Scope): boolean =>
  execution.scopes.get(scope.id) === scope;

const stateRun = (scope: Scope): StateRun => scope.run as StateRun;

/** Queues more children, up to the number that may run at the same time. */
export function spawn(execution: Execution, scope: Scope, previous: number): undefined {
  const children = stateRun(scope).children;
  while (children && children.next < children.total && children.next - children.done < children.concurrency) {
    execution.ready.push({ kind: 'begin', scope, children, index: children.next++, previous });
  }
}

/**
 * Starts a branch or an iteration. @returns the thread that continues: that of the child, or that of its parent if it failed
 */
export async function beginChild(
  execution: Execution,
  { scope, children, index, previous }: Extract<ReadyWork, { kind: 'begin' }>,
): Promise<{ scope: Scope; outcome: Outcome }> {
  const state = execution.stateOf(scope);
  const enter = (child: Scope, input: JsonValue) => ({
    scope: child,
    outcome: { name: execution.programOf(child).startAt, input: new Payload(input) },
  });
  if (state.type === 'Parallel') {
    return enter(execution.addScope(scope, index, previous), children.items[0] as JsonValue);
  }
  const Key = children.keys?.[index];
  const item = { Index: index, ...(Key !== undefined && { Key }), Value: children.items[index] as JsonValue };
  const child = execution.addScope(scope, index, previous, item);
  emitIteration(execution, child, state.name, 'Started');
  try {
    return enter(child, await inputOf(execution, scope, item, (state as MapState).itemSelector));
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    const failure = recordEvaluationFailure(execution, scope, error);
    return { scope, outcome: await abort(execution, scope, undefined, failure) };
  }
}

function emitIteration(
  execution: Execution,
  child: Scope,
  name: string,
  what: string,
  advance = true,
): number {
  return execution.emit(
    child,
    `MapIteration${what}`,
    { key: `mapIteration${what}EventDetails`, value: { name, index: child.index } },
    advance,
  );
}

/** Passes the end of a thread on to the Parallel or Map around it, or to the execution. */
export async function complete(execution: Execution, scope: Scope, completion: Completion): Promise<void> {
  const isRoot = scope.parent === undefined;
  if ('output' in completion) {
    const { output } = completion;
    if (isRoot) end(execution, 'SUCCEEDED', { output: output.text }, scope.previous);
    else childSucceeded(execution, scope, output.value);
  } else if (isRoot) end(execution, 'FAILED', completion.failure, scope.previous);
  else await childFailed(execution, scope, completion.failure);
}

function childSucceeded(execution: Execution, child: Scope, output: JsonValue): void {
  const scope = execution.scopes.get(child.parent as number) as Scope;
  const children = scope.run?.children;
  if (!children || children.stopped) return;
  const state = execution.stateOf(scope);
  children.outputs[child.index] = output;
  children.done++;
  const last = child.previous;
  scope.previous = state.type === 'Map' ? emitIteration(execution, child, state.name, 'Succeeded') : last;
  execution.removeScope(child);
  if (children.next < children.total) spawn(execution, scope, last);
  else if (children.done === children.total) execution.ready.push({ kind: 'finish', scope, children });
}

/** Leaves a Parallel or a Map after all its branches or iterations have succeeded. */
export async function finishChildren(execution: Execution, scope: Scope): Promise<Outcome> {
  const state = execution.stateOf(scope) as ParallelState | MapState;
  const current = stateRun(scope);
  const result = new Payload((current.children?.outputs ?? []) as JsonValue[]);
  execution.emit(scope, `${state.type}StateSucceeded`, undefined, false);
  const violation = limitViolation(result, state.name);
  if (violation) throw violation;
  return leave(execution, scope, state, { result });
}

/** Fails the Parallel or Map after one of its branches or iterations has failed. */
async function childFailed(execution: Execution, child: Scope, failure: Failure): Promise<void> {
  const scope = execution.scopes.get(child.parent as number) as Scope;
  const outcome = await abort(execution, scope, child, failure);
  if (!outcome) return;
  if (isEntry(outcome)) execution.ready.push({ kind: 'enter', scope, entry: outcome });
  else await complete(execution, scope, outcome);
}

async function abort(
  execution: Execution,
  scope: Scope,
  failed: Scope | undefined,
  failure: Failure,
): Promise<Outcome> {
  stopChildren(execution, scope, failed);
  if (failed) scope.previous = failed.previous;
  return failState(execution, scope, failure);
}

/** Aborts everything open inside a state, innermost first. The scopes stay, since a redrive continues from them. */
function stopChildren(execution: Execution, scope: Scope, failed: Scope | undefined): void {
  const { children } = stateRun(scope);
  if (!children || children.stopped) return;
  children.stopped = true;
  const state = execution.stateOf(scope);
  for (const child of execution.children(scope)) {
    if (child.run) {
      const open = execution.stateOf(child);
      stopChildren(execution, child, undefined);
      if (['Task', 'Wait', 'Parallel', 'Map'].includes(open.type))
        execution.emit(child, `${open.type}StateAborted`, undefined, false);
      abandonWork(execution, child.run);
    }
    if (state.type === 'Map')
      emitIteration(execution, child, state.name, child === failed ? 'Failed' : 'Aborted', false);
  }
}
