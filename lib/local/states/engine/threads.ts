import type { State } from '../definition/program.ts';
import { attemptChoice, attemptFail, attemptWait } from './basic-states.ts';
import { beginChild, complete, finishChildren, isPresent, startChildren } from './children.ts';
import { end } from './ending.ts';
import type { Execution } from './execution.ts';
import { catchFailures } from './failures.ts';
import { leave } from './leave.ts';
import { type Entry, NOT_TRUNCATED, type ReadyWork, type Scope } from './model.ts';
import { type Attempted, isEntry, type Outcome } from './outcome.ts';
import { attemptTask } from './tasks.ts';

/**
 * Moves a thread forward until it waits or has ended. If the state machine was deleted, its executions end after their current
 * state.
 */
export async function run(execution: Execution, scope: Scope, outcome: Outcome): Promise<void> {
  let next = outcome;
  while (next && isEntry(next) && execution.isOpen) {
    const { engine, record } = execution;
    if (engine.store.machines.isDeleted(record.machine)) return end(execution, 'ABORTED', {}, 0);
    enter(execution, scope, next);
    const attempted = attempt(execution, scope);
    next = attempted instanceof Promise ? await attempted : attempted;
  }
  if (next && !isEntry(next) && execution.isOpen) await complete(execution, scope, next);
}

/** Does queued work. */
export async function runReady(execution: Execution, work: ReadyWork): Promise<void> {
  const { scope } = work;
  // Another thread may have failed the state around this one in the meantime, so that it was retried or left.
  if (!isPresent(execution, scope)) return;
  switch (work.kind) {
    case 'attempt':
      return run(execution, scope, await attempt(execution, scope));
    case 'enter':
      return run(execution, scope, work.entry);
  }
  if (scope.run?.children !== work.children || work.children.stopped) return;
  if (work.kind === 'finish') {
    return run(
      execution,
      scope,
      await catchFailures(execution, scope, () => finishChildren(execution, scope)),
    );
  }
  const next = await beginChild(execution, work);
  await run(execution, next.scope, next.outcome);
}

/** Records that a state was entered, and makes it the current state of its scope. */
export function enter(execution: Execution, scope: Scope, { name, input }: Entry): void {
  const state = execution.programOf(scope).states.get(name) as State;
  const previous = scope.previous;
  const entered = execution.emit(scope, `${state.type}StateEntered`, {
    key: 'stateEnteredEventDetails',
    value: { name, input: input.text, inputDetails: NOT_TRUNCATED },
  });
  const retries = state.retry.map(() => 0);
  scope.run = {
    name,
    entered,
    enteredAt: execution.engine.now(),
    input,
    retries,
    task: undefined,
    timer: undefined,
    children: undefined,
    mapRun: undefined,
  };
  // The event of a failed evaluation follows the event before the state was entered.
  scope.previous = previous;
}

/** Does the work of the current state of a scope from its beginning. */
export function attempt(execution: Execution, scope: Scope): Attempted {
  const state = execution.stateOf(scope);
  return catchFailures(execution, scope, () => {
    switch (state.type) {
      case 'Pass':
      case 'Succeed':
        return leave(execution, scope, state);
      case 'Choice':
        return attemptChoice(execution, scope, state);
      case 'Wait':
        return attemptWait(execution, scope, state);
      case 'Fail':
        return attemptFail(execution, scope, state);
      case 'Task':
        return attemptTask(execution, scope, state);
      default:
        return startChildren(execution, scope, state);
    }
  });
}
