import type { JsonObject, JsonValue, Principal } from '../../service.ts';
import type { TaskState } from '../definition/program.ts';
import { EvaluationError } from '../expression/environment.ts';
import { evaluateAs, type Template } from '../expression/template.ts';
import { callFailure } from '../integrations/errors.ts';
import { callInput, requestInput } from '../integrations/requests.ts';
import { childResult, taskResult } from '../integrations/results.ts';
import { abandonWork } from './ending.ts';
import type { Execution } from './execution.ts';
import { failState } from './failures.ts';
import { leave } from './leave.ts';
import type { CallOutcome } from './message.ts';
import {
  type ExecutionRecord,
  type Failure,
  NOT_TRUNCATED,
  Payload,
  type Scope,
  type StateRun,
  type TaskRun,
} from './model.ts';
import { followEntry, limitViolation, type Outcome } from './outcome.ts';
import { randomId } from './random-id.ts';

/** Evaluates the arguments of a Task and schedules its call. */
export async function attemptTask(execution: Execution, scope: Scope, state: TaskState): Promise<Outcome> {
  const run = scope.run as StateRun;
  const { resource } = state;
  const id = randomId();
  const token =
    resource.pattern === 'waitForTaskToken' ? taskToken(execution.record.id, scope.id, id) : undefined;
  const environment = execution.environment(scope, token === undefined ? {} : { token });
  const args = state.arguments ? await state.arguments.evaluate(environment) : run.input.value;
  const timeoutSeconds = await seconds(state.timeoutSeconds, environment, 'TimeoutSeconds');
  const heartbeatSeconds = await seconds(state.heartbeatSeconds, environment, 'HeartbeatSeconds');
  const credentials =
    state.credentials && ((await evaluateAs(state.credentials, environment, 'object')) as JsonObject);
  const principal = typeof credentials?.RoleArn === 'string' ? credentials.RoleArn : execution.role;
  const parameters = new Payload(args);
  const violation = limitViolation(parameters, run.name);
  if (violation) throw violation;
  followEntry(scope);
  const now = execution.engine.now();
  const task: TaskRun = {
    id,
    principal,
    input: requestInput(resource, args, execution.arn),
    parameters: parameters.text,
    phase: 'calling',
    heartbeatSeconds: token === undefined ? undefined : heartbeatSeconds,
    timeoutTimer:
      timeoutSeconds === undefined
        ? undefined
        : execution.setTimer(scope.id, 'timeout', now + timeoutSeconds * 1000),
    heartbeatTimer: undefined,
    child: undefined,
  };
  armHeartbeat(execution, scope, task);
  run.task = task;
  const limits = {
    ...(timeoutSeconds !== undefined && { timeoutInSeconds: timeoutSeconds }),
    ...(heartbeatSeconds !== undefined && { heartbeatInSeconds: heartbeatSeconds }),
  };
  const taskCredentials = credentials && { taskCredentials: { roleArn: credentials.RoleArn as JsonValue } };
  if (resource.kind === 'function') {
    const value = {
      resource: resource.arn,
      input: parameters.text,
      inputDetails: NOT_TRUNCATED,
      ...limits,
      ...taskCredentials,
    };
    execution.emit(scope, 'LambdaFunctionScheduled', { key: 'lambdaFunctionScheduledEventDetails', value });
    execution.emit(scope, 'LambdaFunctionStarted');
  } else {
    const { region } = execution.engine.identity;
    const value = {
      ...resourceNames(state),
      region,
      parameters: parameters.text,
      ...limits,
      ...taskCredentials,
    };
    execution.emit(scope, 'TaskScheduled', { key: 'taskScheduledEventDetails', value });
    execution.emit(scope, 'TaskStarted', { key: 'taskStartedEventDetails', value: resourceNames(state) });
  }
  call(execution, scope, state, task);
  return undefined;
}

const resourceNames = ({ resource: { resourceType, resource } }: TaskState) => ({ resourceType, resource });

async function seconds(
  template: Template | undefined,
  environment: Parameters<Template['evaluate']>[0],
  field: string,
): Promise<number | undefined> {
  if (!template) return undefined;
  const value = (await evaluateAs(template, environment, 'number')) as number;
  if (!Number.isInteger(value) || value <= 0 || value > 99_999_999) {
    throw new EvaluationError(
      field,
      `The ${field} field must be a positive integer not greater than 99999999 but was: ${value}`,
    );
  }
  return value;
}

/** Makes the call of a Task, once the current transition is durable. */
export function call(execution: Execution, scope: Scope, state: TaskState, task: TaskRun): void {
  const { engine, record } = execution;
  const { service, operation } = state.resource;
  const { id, input, principal } = task;
  const step = { executionArn: execution.arn, state: scope.run?.name ?? '', event: scope.previous };
  execution.afterCommit(() =>
    engine.track(async () => {
      let outcome: CallOutcome;
      try {
        outcome = {
          output: await engine.callService({
            service,
            operation,
            input: callInput(state.resource, input),
            principal: principalOf(execution, principal),
            step,
          }),
        };
      } catch (error) {
        outcome = { failure: callFailure(error) };
      }
      engine.send(record.id, { type: 'response', scope: scope.id, task: id, outcome });
    }),
  );
}

/** Returns the role that makes the call. The state machine's role assumes that of `Credentials`. */
function principalOf({ engine, record, role }: Execution, arn: string): Principal {
  if (arn === role) return { arn };
  const { partition, region, accountId } = engine.identity;
  const externalId = `arn:${partition}:states:${region}:${accountId}:stateMachine:${record.family.split('/')[0]}`;
  return { arn, assumedBy: { arn: role, externalId } };
}

function armHeartbeat(execution: Execution, scope: Scope, task: TaskRun): void {
  execution.clearTimer(task.heartbeatTimer);
  task.heartbeatTimer =
    task.heartbeatSeconds === undefined
      ? undefined
      : execution.setTimer(scope.id, 'heartbeat', execution.engine.now() + task.heartbeatSeconds * 1000);
}

/** Handles the answer to a call. */
export async function handleResponse(
  execution: Execution,
  scope: Scope,
  outcome: CallOutcome,
): Promise<Outcome> {
  const task = (scope.run as StateRun).task as TaskRun;
  const state = execution.stateOf(scope) as TaskState;
  const result = taskResult(state.resource, outcome, execution.engine.now());
  if ('failure' in result) return failTask(execution, scope, result.failure);
  if (state.resource.pattern === 'request') return completeTask(execution, scope, new Payload(result.value));
  const submitted = new Payload(result.value);
  execution.emit(scope, 'TaskSubmitted', {
    key: 'taskSubmittedEventDetails',
    value: { ...resourceNames(state), output: submitted.text, outputDetails: NOT_TRUNCATED },
  });
  if (state.resource.pattern === 'waitForTaskToken') {
    task.phase = 'token';
    return undefined;
  }
  task.phase = 'child';
  const child = (result.value as JsonObject).ExecutionArn as string;
  task.child = child;
  const { engine, record } = execution;
  execution.write((store) => store.addWaiter(child, record.id, scope.id));
  // The child may have ended already.
  execution.afterCommit(() => engine.send(record.id, { type: 'child', scope: scope.id }));
  return undefined;
}

/** Completes or fails a `.sync` Task if the execution that it waits for has ended. */
export async function checkChild(
  execution: Execution,
  scope: Scope,
  find: (arn: string) => ExecutionRecord | undefined,
): Promise<Outcome> {
  const task = scope.run?.task;
  const arn = task?.child;
  if (!task || arn === undefined) return undefined;
  const child = find(arn);
  if (child?.status === 'RUNNING') return undefined;
  execution.write((store) => store.deleteWaiter(arn, execution.record.id, scope.id));
  task.child = undefined;
  if (!child)
    return failTask(execution, scope, {
      error: 'States.TaskFailed',
      cause: `Execution Does Not Exist: '${arn}'`,
    });
  const state = execution.stateOf(scope) as TaskState;
  const value = childResult(child, arn, execution.engine.identity, state.resource.pattern === 'sync:2');
  if (child.status === 'SUCCEEDED') return completeTask(execution, scope, new Payload(value));
  return failTask(execution, scope, { error: 'States.TaskFailed', cause: JSON.stringify(value) });
}

/** Leaves a Task with its result. */
export async function completeTask(execution: Execution, scope: Scope, result: Payload): Promise<Outcome> {
  const state = execution.stateOf(scope) as TaskState;
  const { resource } = state;
  const violation = limitViolation(
    result,
    resource.kind === 'function' ? resource.arn : resource.resourceType,
  );
  if (violation) return failTask(execution, scope, violation.failure);
  const value = { output: result.text, outputDetails: NOT_TRUNCATED };
  if (resource.kind === 'function') {
    execution.emit(scope, 'LambdaFunctionSucceeded', { key: 'lambdaFunctionSucceededEventDetails', value });
  } else {
    execution.emit(scope, 'TaskSucceeded', {
      key: 'taskSucceededEventDetails',
      value: { ...resourceNames(state), ...value },
    });
  }
  abandonWork(execution, scope.run);
  return leave(execution, scope, state, { result });
}

export async function failTask(execution: Execution, scope: Scope, failure: Failure): Promise<Outcome> {
  const state = execution.stateOf(scope) as TaskState;
  if (state.resource.kind === 'function') {
    execution.emit(scope, 'LambdaFunctionFailed', {
      key: 'lambdaFunctionFailedEventDetails',
      value: failure,
    });
  } else {
    execution.emit(scope, 'TaskFailed', {
      key: 'taskFailedEventDetails',
      value: { ...resourceNames(state), ...failure },
    });
  }
  return failState(execution, scope, failure);
}

/** Fails a Task that has timed out or missed a heartbeat. */
export async function timeOutTask(execution: Execution, scope: Scope, heartbeat: boolean): Promise<Outcome> {
  const state = execution.stateOf(scope) as TaskState;
  const failure = { error: 'States.Timeout' };
  if (state.resource.kind === 'function') {
    execution.emit(scope, 'LambdaFunctionTimedOut', {
      key: 'lambdaFunctionTimedOutEventDetails',
      value: failure,
    });
  } else {
    execution.emit(scope, 'TaskTimedOut', {
      key: 'taskTimedOutEventDetails',
      value: { ...resourceNames(state), ...failure },
    });
  }
  return failState(execution, scope, heartbeat ? ({ ...failure, heartbeat } as Failure) : failure);
}

/** Starts waiting for the next heartbeat of a Task. */
export function recordHeartbeat(execution: Execution, scope: Scope): void {
  armHeartbeat(execution, scope, (scope.run as StateRun).task as TaskRun);
}

/** Makes a task token. It contains the id of the execution, which therefore need not be in memory. */
function taskToken(execution: number, scope: number, task: string): string {
  return `AQ${Buffer.from(`${execution}.${scope}.${task}`).toString('base64url')}`;
}

export function parseTaskToken(token: string): { execution: number; task: string } | undefined {
  if (!token.startsWith('AQ')) return undefined;
  const match = /^(\d+)\.(\d+)\.([\w-]{24})$/.exec(Buffer.from(token.slice(2), 'base64url').toString());
  return match ? { execution: Number(match[1]), task: match[3] as string } : undefined;
}
