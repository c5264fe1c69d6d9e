import { AwsError } from '../../aws-error.ts';
import type { JsonValue } from '../../service.ts';
import type { TaskState } from '../definition/program.ts';
import { armDeadline, end } from './ending.ts';
import { type Execution, HistoryLimit } from './execution.ts';
import { catchFailures } from './failures.ts';
import { leave } from './leave.ts';
import { checkMapRun, resumeMapRun } from './map-runs.ts';
import type { ExecutionMessage, Reply } from './message.ts';
import { type ExecutionRecord, NOT_TRUNCATED, Payload, type Scope, type TimerRecord } from './model.ts';
import type { Attempted } from './outcome.ts';
import { MAX_EVENTS } from './quotas.ts';
import { notRedrivable, redrive } from './redrive.ts';
import {
  call,
  checkChild,
  completeTask,
  failTask,
  handleResponse,
  recordHeartbeat,
  timeOutTask,
} from './tasks.ts';
import { attempt, run, runReady } from './threads.ts';

/** Handles a message: moves the execution forward until it waits again or has ended. */
export async function handleMessage(
  execution: Execution,
  message: ExecutionMessage,
  find: (arn: string) => ExecutionRecord | undefined,
): Promise<void> {
  try {
    await dispatch(execution, message, find);
    for (let next = execution.ready.shift(); next; next = execution.ready.shift())
      if (execution.isOpen) await runReady(execution, next);
  } catch (error) {
    if (!execution.isOpen) throw error;
    const failure =
      error instanceof HistoryLimit
        ? {
            error: 'States.Runtime',
            cause: `The execution reached the maximum number of history events (${MAX_EVENTS}).`,
          }
        : {
            error: 'States.Runtime',
            cause: `An internal error occurred: ${error instanceof Error ? error.message : String(error)}`,
          };
    end(execution, 'FAILED', failure, execution.lastEvent);
  }
}

async function dispatch(
  execution: Execution,
  message: ExecutionMessage,
  find: (arn: string) => ExecutionRecord | undefined,
): Promise<void> {
  switch (message.type) {
    case 'start':
      return start(execution);
    case 'redrive':
      return execution.isRedrivable
        ? redrive(execution, message.reply)
        : refuseRedrive(execution, message.reply);
    case 'timer':
      execution.clearTimer(message.timer.id);
      return execution.isOpen ? fire(execution, message.timer) : undefined;
    case 'stop':
      if (execution.isOpen) end(execution, 'ABORTED', message.failure, 0);
      return execution.acknowledge(message.reply);
    case 'success':
    case 'failure':
    case 'heartbeat':
      return answer(execution, message);
  }
  if (!execution.isOpen) return;
  switch (message.type) {
    case 'resume':
      return resume(execution);
    case 'response': {
      const scope = execution.scopes.get(message.scope);
      if (scope?.run?.task?.id !== message.task) return;
      return continueWith(execution, scope, () => handleResponse(execution, scope, message.outcome));
    }
    case 'child': {
      const scope = execution.scopes.get(message.scope);
      return scope && continueWith(execution, scope, () => checkChild(execution, scope, find));
    }
    case 'mapRun': {
      const scope = [...execution.scopes.values()].find((candidate) => candidate.run?.mapRun === message.run);
      return scope && continueWith(execution, scope, () => checkMapRun(execution, scope, message.run));
    }
  }
}

/** Refuses a redrive: of two at once, the second finds the execution running. */
function refuseRedrive({ record }: Execution, reply: Reply | undefined): void {
  reply?.refused(notRedrivable(`Execution is ${record.status} and cannot be redriven`));
}

async function continueWith(execution: Execution, scope: Scope, work: () => Attempted): Promise<void> {
  await run(execution, scope, await catchFailures(execution, scope, work));
}

async function start(execution: Execution): Promise<void> {
  const { record, engine } = execution;
  const item =
    record.item === undefined
      ? undefined
      : { Index: record.item, Value: JSON.parse(record.input) as JsonValue };
  const root = execution.addScope(undefined, 0, 0, item);
  const { partition, region, accountId } = engine.identity;
  const machine = `arn:${partition}:states:${region}:${accountId}:stateMachine:${record.family}`;
  execution.emit(
    root,
    'ExecutionStarted',
    {
      key: 'executionStartedEventDetails',
      value: {
        input: record.input,
        inputDetails: NOT_TRUNCATED,
        roleArn: execution.role,
        ...(record.alias !== undefined && { stateMachineAliasArn: `${machine}:${record.alias}` }),
        ...(record.version !== undefined && { stateMachineVersionArn: `${machine}:${record.version}` }),
      },
    },
    false,
  );
  execution.afterCommit(() => engine.notifyStarted(execution));
  await run(execution, root, {
    name: execution.program.startAt,
    input: new Payload(JSON.parse(record.input) as JsonValue, record.input),
  });
  if (execution.isOpen) armDeadline(execution, record.started);
}

/** Repeats the work that only the previous process knew of. */
async function resume(execution: Execution): Promise<void> {
  for (const scope of execution.scopes.values()) {
    const { run: current } = scope;
    if (current?.task?.phase === 'calling')
      call(execution, scope, execution.stateOf(scope) as TaskState, current.task);
    if (current?.mapRun !== undefined) resumeMapRun(execution, current.mapRun);
  }
}

async function fire(execution: Execution, timer: TimerRecord): Promise<void> {
  if (timer.kind === 'deadline') return end(execution, 'TIMED_OUT', {}, 0);
  const scope = execution.scopes.get(timer.scope);
  const current = scope?.run;
  if (!scope || !current) return;
  if (current.timer === timer.id) {
    current.timer = undefined;
    if (timer.kind === 'retry') return run(execution, scope, await attempt(execution, scope));
    const state = execution.stateOf(scope);
    return continueWith(execution, scope, () => leave(execution, scope, state));
  }
  const { task } = current;
  if (task?.timeoutTimer === timer.id)
    return continueWith(execution, scope, () => timeOutTask(execution, scope, false));
  if (task?.heartbeatTimer === timer.id)
    return continueWith(execution, scope, () => timeOutTask(execution, scope, true));
}

/** Handles an answer from the holder of a task token. */
async function answer(
  execution: Execution,
  message: Extract<ExecutionMessage, { type: 'success' | 'failure' | 'heartbeat' }>,
): Promise<void> {
  const scope = execution.isOpen
    ? [...execution.scopes.values()].find((candidate) => candidate.run?.task?.id === message.task)
    : undefined;
  if (!scope) {
    return message.reply.refused(
      new AwsError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'"),
    );
  }
  execution.acknowledge(message.reply);
  switch (message.type) {
    case 'heartbeat':
      return recordHeartbeat(execution, scope);
    case 'success': {
      const result = new Payload(JSON.parse(message.output) as JsonValue, message.output);
      return continueWith(execution, scope, () => completeTask(execution, scope, result));
    }
    case 'failure':
      return continueWith(execution, scope, () => failTask(execution, scope, message.failure));
  }
}
