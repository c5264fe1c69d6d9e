import type { Position, Scope, StateRun } from '../states/engine/model.ts';
import type { ExecutionsDatabase } from './executions-database.ts';
import type { TimeText } from './time-text.ts';

/** A state that an execution is in, and what it waits for. Instants are in milliseconds since 1970. */
export interface ActiveState {
  readonly state: string;
  readonly since: number;
  readonly waitsFor: string;
  /** The same as `waitsFor`, for callers with their own wording. */
  readonly reason: WaitReason;
  /** The instant that it waits for, or at which it stops waiting. */
  readonly until: number | undefined;
}

export type WaitReason =
  | { readonly kind: 'retry' | 'time' | 'turn' | 'token' | 'call' }
  | { readonly kind: 'items'; readonly count: number }
  | { readonly kind: 'children'; readonly done: number; readonly total: number }
  | { readonly kind: 'execution'; readonly executionArn: string };

/** Returns the states that an execution is in now, the innermost ones. @param now the runtime's clock */
export function activeStates(
  database: ExecutionsDatabase,
  execution: number,
  now: number,
  times: TimeText,
): ActiveState[] {
  const position = database.position(execution);
  if (!position) return [];
  return position.scopes.flatMap((scope): ActiveState[] => {
    const { run } = scope;
    if (!run || hasOpenChildren(scope, position)) return [];
    return [
      {
        state: run.name,
        since: run.enteredAt,
        waitsFor: waitsFor(run, database, (instant) => times.due(instant, now)),
        reason: reasonOf(run, database),
        until: database.timer(run.timer ?? run.task?.timeoutTimer)?.due,
      },
    ];
  });
}

function hasOpenChildren(scope: Scope, { scopes }: Position): boolean {
  return scopes.some(({ parent }) => parent === scope.id);
}

function reasonOf(run: StateRun, database: ExecutionsDatabase): WaitReason {
  const { task, children, mapRun } = run;
  const timer = database.timer(run.timer);
  if (timer) return { kind: timer.kind === 'retry' ? 'retry' : 'time' };
  if (mapRun !== undefined) return { kind: 'items', count: database.mapRun(mapRun)?.items ?? 0 };
  if (children) return { kind: 'children', done: children.done, total: children.total };
  if (!task) return { kind: 'turn' };
  if (task.phase === 'child') return { kind: 'execution', executionArn: task.child ?? '' };
  return { kind: task.phase === 'token' ? 'token' : 'call' };
}

function waitsFor(run: StateRun, database: ExecutionsDatabase, due: (instant: number) => string): string {
  const timer = database.timer(run.timer);
  if (timer) return `${timer.kind === 'retry' ? 'its next attempt' : 'its time'}: ${due(timer.due)}`;
  if (run.mapRun !== undefined)
    return `the items of its map run (${database.mapRun(run.mapRun)?.items ?? 0})`;
  if (run.children) return `its branches or iterations (${run.children.done} of ${run.children.total} done)`;
  if (!run.task) return 'its turn';
  const timeout = database.timer(run.task.timeoutTimer);
  const heartbeat = database.timer(run.task.heartbeatTimer);
  return [
    taskWaitsFor(run.task),
    ...(timeout ? [`times out ${due(timeout.due)}`] : []),
    ...(heartbeat ? [`next heartbeat before ${due(heartbeat.due)}`] : []),
  ].join('; ');
}

function taskWaitsFor({ phase, child }: NonNullable<StateRun['task']>): string {
  if (phase === 'token') return 'a result for its task token';
  if (phase === 'child') return `the execution ${child?.split(':').at(-1) ?? ''}`;
  return 'the answer to its call';
}
