import type { JsonValue } from '../../service.ts';
import type { MapState, ParallelState } from '../definition/program.ts';
import { EvaluationError } from '../expression/environment.ts';
import { evaluateAs, type Template } from '../expression/template.ts';
import { abandonWork } from './ending.ts';
import type { Execution } from './execution.ts';
import { failState } from './failures.ts';
import { startMapRun } from './map-runs.ts';
import { type ChildrenRun, type Failure, Payload, type Scope, type StateRun } from './model.ts';
import { INLINE_CONCURRENCY, isTooLarge } from './quotas.ts';
import { begun, guarded, leave, type Outcome, recordEvaluation, run, tooLarge } from './transitions.ts';

/** Begins the branches of a Parallel or the iterations of a Map. */
export async function startChildren(
  execution: Execution,
  scope: Scope,
  state: ParallelState | MapState,
): Promise<Outcome> {
  if (state.type === 'Parallel') {
    const input = state.arguments
      ? await state.arguments.evaluate(execution.environment(scope))
      : stateRun(scope).input.value;
    begun(scope);
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
    };
    return spawn(execution, scope, started);
  }
  const items = await itemsOf(execution, scope, state);
  const concurrency = await countOf(execution, scope, state.maxConcurrency, 'MaxConcurrency', 0);
  const count = await countOf(execution, scope, state.toleratedFailureCount, 'ToleratedFailureCount', 0);
  const percentage = await countOf(
    execution,
    scope,
    state.toleratedFailurePercentage,
    'ToleratedFailurePercentage',
    0,
  );
  if (state.distributed)
    return startMapRun(execution, scope, state, items, { concurrency, count, percentage });
  begun(scope);
  const started = mapStarted(execution, scope, items.length);
  const limit = concurrency === 0 ? INLINE_CONCURRENCY : Math.min(concurrency, INLINE_CONCURRENCY);
  stateRun(scope).children = {
    started,
    total: items.length,
    concurrency: limit,
    items,
    next: 0,
    done: 0,
    outputs: [],
  };
  return items.length === 0 ? allEnded(execution, scope) : spawn(execution, scope, started);
}

export function mapStarted(execution: Execution, scope: Scope, length: number): number {
  return execution.emit(scope, 'MapStateStarted', { key: 'mapStateStartedEventDetails', value: { length } });
}

/** Whether a scope still exists, and so everything that it is inside of. */
const isPresent = (execution: Execution, scope: Scope): boolean => execution.scopes.get(scope.id) === scope;

const stateRun = (scope: Scope): StateRun => scope.run as StateRun;

/** @throws EvaluationError when what is to be handled is no array. */
export async function itemsOf(execution: Execution, scope: Scope, state: MapState): Promise<JsonValue[]> {
  if (state.items)
    return (await evaluateAs(state.items, execution.environment(scope), 'array')) as JsonValue[];
  const { input } = stateRun(scope);
  if (!Array.isArray(input.value))
    throw new EvaluationError(undefined, `Map state input must be an array but was: ${input.text}`);
  return input.value;
}

/** A whole number of a Map, or a percentage; `without` where the state does not have the field. */
export async function countOf(
  execution: Execution,
  scope: Scope,
  template: Template | undefined,
  field: string,
  without: number,
): Promise<number> {
  if (!template) return without;
  const value = (await evaluateAs(template, execution.environment(scope), 'number')) as number;
  const most = field === 'ToleratedFailurePercentage' ? 100 : Number.MAX_SAFE_INTEGER;
  if (value < 0 || value > most || (most !== 100 && !Number.isInteger(value))) {
    throw new EvaluationError(field, `The value of the field '${field}' is out of range: ${value}`);
  }
  return value;
}

/** Lets as many more begin as may run at the same time. */
function spawn(execution: Execution, scope: Scope, previous: number): undefined {
  const children = stateRun(scope).children;
  while (children && children.next < children.total && children.next - children.done < children.concurrency) {
    const index = children.next++;
    execution.ready.push(() => begin(execution, scope, children, index, previous));
  }
}
async function begin(
  execution: Execution,
  scope: Scope,
  children: ChildrenRun,
  index: number,
  previous: number,
): Promise<void> {
  // One that began before may have failed the whole state.
  if (!isPresent(execution, scope) || scope.run?.children !== children) return;
  const state = execution.stateOf(scope);
  if (state.type === 'Parallel') {
    const child = execution.addScope(scope, index, previous);
    const program = execution.programOf(child);
    return run(execution, child, {
      name: program.startAt,
      input: new Payload(children.items[0] as JsonValue),
    });
  }
  const item = { Index: index, Value: children.items[index] as JsonValue };
  const child = execution.addScope(scope, index, previous, item);
  iteration(execution, child, state.name, 'Started');
  const selector = (state as MapState).itemSelector;
  const input = selector ? await select(execution, scope, item, selector) : item.Value;
  if (input === undefined) return;
  await run(execution, child, { name: execution.programOf(child).startAt, input: new Payload(input) });
}

/** What an item is made into. A failure here fails the Map; undefined says so. */
async function select(
  execution: Execution,
  scope: Scope,
  item: NonNullable<Scope['item']>,
  selector: Template,
): Promise<JsonValue | undefined> {
  try {
    return await selected(execution, scope, item, selector);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    const failure = recordEvaluation(execution, scope, error);
    const next = await abort(execution, scope, undefined, failure);
    await run(execution, scope, next);
    return undefined;
  }
}

/** Evaluates an ItemSelector for one item. */
export async function selected(
  execution: Execution,
  scope: Scope,
  item: NonNullable<Scope['item']>,
  selector: Template,
): Promise<JsonValue> {
  const environment = execution.environment(scope);
  const context = () => ({
    ...environment.context(),
    Map: { Item: { Index: item.Index, Value: item.Value } },
  });
  return selector.evaluate({ ...environment, context });
}

function iteration(execution: Execution, child: Scope, name: string, what: string, advance = true): number {
  return execution.emit(
    child,
    `MapIteration${what}`,
    { key: `mapIteration${what}EventDetails`, value: { name, index: child.index } },
    advance,
  );
}

/** A branch or an iteration has come to its end. */
export function childEnded(execution: Execution, child: Scope, output: JsonValue): void {
  const scope = execution.scopes.get(child.parent as number) as Scope;
  const children = scope.run?.children;
  if (!children) return;
  const state = execution.stateOf(scope);
  children.outputs[child.index] = output;
  children.done++;
  const last = child.previous;
  scope.previous = state.type === 'Map' ? iteration(execution, child, state.name, 'Succeeded') : last;
  execution.removeScope(child);
  if (children.next < children.total) {
    spawn(execution, scope, last);
  } else if (children.done === children.total) {
    execution.ready.push(async () => {
      if (!isPresent(execution, scope) || scope.run?.children !== children) return;
      await run(execution, scope, await guarded(execution, scope, () => allEnded(execution, scope)));
    });
  }
}

async function allEnded(execution: Execution, scope: Scope): Promise<Outcome> {
  const state = execution.stateOf(scope) as ParallelState | MapState;
  const current = stateRun(scope);
  const result = new Payload((current.children?.outputs ?? []) as JsonValue[]);
  execution.emit(scope, `${state.type}StateSucceeded`, undefined, false);
  current.children = undefined;
  if (isTooLarge(result.text)) throw tooLarge(state.name);
  return leave(execution, scope, state, { result });
}

/** A branch or an iteration has failed, and with it the state that it is part of. */
export async function childFailed(execution: Execution, child: Scope, failure: Failure): Promise<Outcome> {
  const scope = execution.scopes.get(child.parent as number) as Scope;
  const next = await abort(execution, scope, child, failure);
  if (next)
    execution.ready.push(async () => (isPresent(execution, scope) ? run(execution, scope, next) : undefined));
  return undefined;
}

async function abort(
  execution: Execution,
  scope: Scope,
  failed: Scope | undefined,
  failure: Failure,
): Promise<Outcome> {
  stopChildren(execution, scope, failed);
  stateRun(scope).children = undefined;
  if (failed) scope.previous = failed.previous;
  return failState(execution, scope, failure);
}

/** Ends what is open inside a state, innermost first. */
function stopChildren(execution: Execution, scope: Scope, failed: Scope | undefined): void {
  const state = execution.stateOf(scope);
  for (const child of execution.children(scope)) {
    if (child.run) {
      const open = execution.stateOf(child);
      if (child.run.children) {
        stopChildren(execution, child, undefined);
        child.run.children = undefined;
      }
      if (['Task', 'Wait', 'Parallel', 'Map'].includes(open.type))
        execution.emit(child, `${open.type}StateAborted`, undefined, false);
      abandonWork(execution, child.run);
    }
    if (state.type === 'Map')
      iteration(execution, child, state.name, child === failed ? 'Failed' : 'Aborted', false);
  }
}
