import type { Execution } from './execution.ts';
import { type ExecutionStatus, type Failure, NOT_TRUNCATED, type StateRun } from './model.ts';
import { MAX_EXECUTION_DURATION } from './quotas.ts';

type Result = Failure & { readonly output?: string };

/** Sets the timer for the execution's timeout, which counts from an instant. */
export function armDeadline(execution: Execution, from: number): void {
  const seconds = execution.record.item === undefined ? execution.program.timeoutSeconds : undefined;
  const duration =
    seconds === undefined ? MAX_EXECUTION_DURATION : Math.min(seconds * 1000, MAX_EXECUTION_DURATION);
  execution.deadline = execution.setTimer(0, 'deadline', from + duration);
}

/** Ends an execution: records its last event and status, and notifies the executions that wait for it. */
export function end(
  execution: Execution,
  status: Exclude<ExecutionStatus, 'RUNNING' | 'PENDING_REDRIVE'>,
  result: Result,
  previous: number,
): void {
  const { record, engine } = execution;
  const { output, error, cause } = result;
  const failure = { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
  switch (status) {
    case 'SUCCEEDED':
      execution.emitLast('ExecutionSucceeded', previous, { output, outputDetails: NOT_TRUNCATED });
      break;
    case 'FAILED':
      execution.emitLast('ExecutionFailed', previous, failure);
      break;
    case 'ABORTED':
      execution.emitLast('ExecutionAborted', 0, failure);
      break;
    case 'TIMED_OUT':
      execution.emitLast('ExecutionTimedOut', 0, { error: 'States.Timeout' });
      break;
  }
  record.status = status;
  record.stopped = engine.now();
  record.output = output;
  record.error = error;
  record.cause = cause;
  setAside(execution);
  execution.clearTimer(execution.deadline);
  execution.deadline = undefined;
  for (const scope of execution.scopes.values()) abandonWork(execution, scope.run);
  if (record.item !== undefined) reportItem(execution);
  const { arn } = execution;
  execution.afterCommit(() => {
    engine.notifyEnded(execution);
    for (const waiter of engine.store.waiters(arn))
      engine.send(waiter.execution, { type: 'child', scope: waiter.scope });
  });
}

/** Keeps the queued work for a redrive. */
function setAside(execution: Execution): void {
  for (const work of execution.ready.splice(0)) {
    // Children start in order, so those that have not started are the last ones.
    if (work.kind === 'begin') work.children.next--;
    if (work.kind === 'enter') work.scope.pending = work.entry;
  }
}

/** Cancels everything that a state waits for. Answers that arrive later are ignored. */
export function abandonWork(execution: Execution, run: StateRun | undefined): void {
  if (!run) return;
  const { engine } = execution;
  execution.clearTimer(run.timer);
  execution.clearTimer(run.task?.timeoutTimer);
  execution.clearTimer(run.task?.heartbeatTimer);
  const { mapRun } = run;
  const child = run.task?.child;
  const principal = run.task?.principal;
  if (mapRun !== undefined) abandonMapRun(execution, mapRun);
  if (child !== undefined && principal !== undefined) {
    // As in AWS, the execution that a parent waits for is stopped with it, on a best-effort basis.
    execution.afterCommit(() =>
      engine.track(async () => {
        const input = { executionArn: child };
        await engine
          .callService({
            service: 'states',
            operation: 'StopExecution',
            input,
            principal: { arn: principal },
          })
          .catch(() => {});
      }),
    );
  }
  run.timer = undefined;
  run.task = undefined;
}

function abandonMapRun(execution: Execution, id: number): void {
  const { engine } = execution;
  const now = engine.now();
  execution.write((store) => {
    const run = store.mapRuns.byId(id);
    if (run?.status === 'RUNNING') store.mapRuns.update({ ...run, status: 'ABORTED', stopped: now });
  });
  execution.afterCommit(() => stopItems(execution, id));
}

/** Stops the running children of a map run. */
export function stopItems(execution: Execution, run: number): void {
  const { store } = execution.engine;
  for (const item of store.mapRuns.running(run)) {
    const child = store.executionByName(-run, itemName(run, item));
    if (child) execution.engine.send(child.id, { type: 'stop', failure: {}, reply: undefined });
  }
}

/** Makes the name of a map run's child. It follows from the item, so that none is started twice. */
export function itemName(run: number, item: number): string {
  const digits = (value: number, length: number): string => value.toString(16).padStart(length, '0');
  return `${digits(run, 8)}-0000-4000-8000-${digits(item, 12)}`;
}

function reportItem(execution: Execution): void {
  const { record, engine } = execution;
  const run = -record.machine;
  const { status, output, error, cause } = record;
  if (status === 'RUNNING' || status === 'PENDING_REDRIVE') return;
  execution.write((store) =>
    store.mapRuns.setItem(run, record.item as number, { status, output, error, cause }),
  );
  execution.afterCommit(() => {
    const parent = engine.store.mapRuns.byId(run)?.execution;
    if (parent !== undefined) engine.send(parent, { type: 'mapRun', run });
  });
}
