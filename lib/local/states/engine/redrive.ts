import { AwsError } from '../../aws-error.ts';
import { spawn } from './children.ts';
import { armDeadline } from './ending.ts';
import type { Execution } from './execution.ts';
import { redriveMapRun } from './map-runs.ts';
import type { Reply } from './message.ts';
import type { Scope } from './model.ts';

export const notRedrivable = (reason: string): AwsError =>
  new AwsError('ExecutionNotRedrivable', `Execution Not Redrivable: '${reason}'`);

/**
 * Resumes an execution that did not succeed from where it stopped. What succeeded is kept, every open state is run again from
 * its beginning, and the remaining branches and iterations start.
 */
export function redrive(execution: Execution, reply: Reply | undefined): void {
  const { record, engine } = execution;
  record.status = 'RUNNING';
  record.redrives++;
  record.redriven = engine.now();
  record.stopped = undefined;
  record.error = undefined;
  record.cause = undefined;
  const details = { key: 'executionRedrivenEventDetails', value: { redriveCount: record.redrives } };
  const id = execution.emit(execution.root(), 'ExecutionRedriven', details, false, execution.lastEvent);
  execution.acknowledge(reply);
  execution.afterCommit(() => engine.notifyStarted(execution));
  if (record.item !== undefined) {
    const { machine, item } = record;
    execution.write((store) => store.mapRuns.setItem(-machine, item, { status: 'RUNNING' }));
  }
  armDeadline(execution, engine.now());
  resumeThread(execution, execution.root(), id);
}

function resumeThread(execution: Execution, scope: Scope, previous: number): void {
  const { run, pending } = scope;
  scope.previous = previous;
  if (pending) {
    scope.pending = undefined;
    execution.ready.push({ kind: 'enter', scope, entry: pending });
  }
  if (!run) return;
  run.retries = run.retries.map(() => 0);
  const mapRun = run.mapRun ?? run.failedMapRun;
  if (mapRun !== undefined) {
    redriveMapRun(execution, scope, mapRun);
    return;
  }
  const { children } = run;
  if (!children) {
    for (const child of execution.children(scope)) execution.removeScope(child);
    execution.ready.push({ kind: 'attempt', scope });
    return;
  }
  children.stopped = false;
  if (children.done === children.total) {
    execution.ready.push({ kind: 'finish', scope, children });
    return;
  }
  for (const child of execution.children(scope)) {
    if (child.run || child.pending) resumeThread(execution, child, previous);
    else {
      // It did not enter its first state, because the input could not be made.
      execution.removeScope(child);
      execution.ready.push({ kind: 'begin', scope, children, index: child.index, previous });
    }
  }
  spawn(execution, scope, previous);
}
