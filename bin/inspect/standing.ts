import type { Position, Scope, StateRun } from '../../lib/local/states/engine/model.ts';
import type { ExecutionsDatabase } from './executions-database.ts';
import { dueText } from './time-text.ts';

/** A state that an execution is in, and what would move it on. */
export interface Standing {
  readonly state: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly waitsFor: string;
  /** The instant that it waits for, or at which it gives up waiting. */
  readonly until: number | undefined;
}

/** The states in which an execution stands now, innermost ones only. @param now the runtime's clock */
export function standings(database: ExecutionsDatabase, execution: number, now: number): Standing[] {
  const position = database.position(execution);
  if (!position) return [];
  return position.scopes.flatMap((scope): Standing[] => {
    const { run } = scope;
    if (!run || hasOpenChildren(scope, position)) return [];
    return [
      {
        state: run.name,
        since: run.enteredAt,
        waitsFor: waitsFor(run, now, database),
        until: database.timer(run.timer ?? run.task?.timeoutTimer)?.due,
      },
    ];
  });
}

function hasOpenChildren(scope: Scope, { scopes }: Position): boolean {
  return scopes.some(({ parent }) => parent === scope.id);
}

function waitsFor(run: StateRun, now: number, database: ExecutionsDatabase): string {
  const timer = database.timer(run.timer);
  if (timer) return `${timer.kind === 'retry' ? 'its retry' : 'its time'}: ${dueText(timer.due, now)}`;
  if (run.mapRun !== undefined)
    return `the items of its map run (${database.mapRun(run.mapRun)?.items ?? 0})`;
  if (run.children) return `its branches or iterations (${run.children.done} of ${run.children.total} done)`;
  if (!run.task) return 'its turn';
  const timeout = database.timer(run.task.timeoutTimer);
  const heartbeat = database.timer(run.task.heartbeatTimer);
  return [
    waitedFor(run.task),
    ...(timeout ? [`times out ${dueText(timeout.due, now)}`] : []),
    ...(heartbeat ? [`is to be heard of ${dueText(heartbeat.due, now)}`] : []),
  ].join('; ');
}

function waitedFor({ phase, child }: NonNullable<StateRun['task']>): string {
  if (phase === 'token') return 'a result for its task token';
  if (phase === 'child') return `the execution ${child?.split(':').at(-1) ?? ''}`;
  return 'the answer to its call';
}
