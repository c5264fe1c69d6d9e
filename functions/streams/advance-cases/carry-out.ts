import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import type { Effect } from '../../../lib/domain/case/case.ts';
import { taskTokenOf } from '../../../lib/store/workflow-signals.ts';
import type { Progress } from '../../common/connections/progress.ts';
import { log } from '../../common/http/log.ts';

type EffectOf<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>;

/** An effect could not be carried out; `cause` says why. */
export class EffectError extends Error {
  readonly effect: Effect['kind'];
  constructor(effect: Effect['kind'], cause: unknown) {
    super(`the effect ${effect} could not be carried out`, { cause });
    this.name = 'EffectError';
    this.effect = effect;
  }
}

/**
 * Carries an effect out. Repeating it is harmless.
 * @throws EffectError where it could not be done, and has to be tried again
 */
export const carryOut = (caseId: string, effect: Effect, progress: Progress): Promise<void> =>
  wrapEffectError(effect.kind, () => perform(caseId, effect, progress));

/**
 * Publishes a message that is about no case.
 * @throws EffectError where the bus did not take it
 */
export const publishMessage = (
  message: Omit<EffectOf<'publish'>, 'kind'>,
  progress: Progress,
): Promise<void> => wrapEffectError('publish', () => publish(message, progress));

async function wrapEffectError(kind: Effect['kind'], act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    throw new EffectError(kind, error);
  }
}

async function perform(caseId: string, effect: Effect, progress: Progress): Promise<void> {
  switch (effect.kind) {
    case 'start-execution':
      return startExecution(effect, progress);
    case 'wake-task':
      return wakeTask(caseId, effect, progress);
    case 'publish':
      return publish(effect, progress);
    default:
      throw new Error(`there is no effect ${effect satisfies never}`);
  }
}

async function startExecution(
  { workflow, name, input }: EffectOf<'start-execution'>,
  { stepFunctions, workflowArns }: Progress,
): Promise<void> {
  const stateMachineArn = workflowArns[workflow];
  if (!stateMachineArn) throw new Error(`there is no workflow ${workflow}`);
  try {
    await stepFunctions.send(
      new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }),
    );
  } catch (error) {
    // It was started before and has ended since.
    if (!(error instanceof ExecutionAlreadyExists)) throw error;
  }
}

async function wakeTask(
  caseId: string,
  { taskId, outcome }: EffectOf<'wake-task'>,
  { table, stepFunctions }: Progress,
): Promise<void> {
  const taskToken = await taskTokenOf(table, caseId, taskId);
  // Nobody waits, at least not yet: a workflow that begins to wait looks for the outcome first.
  if (taskToken === undefined) return;
  try {
    await stepFunctions.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify({ outcome }) }));
  } catch (error) {
    const isAwake =
      error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken;
    if (!isAwake) throw error;
    log.info('TASK_WAS_AWAKE', { caseId, taskId, reason: error.name });
  }
}

async function publish(
  { detailType, detail }: Omit<EffectOf<'publish'>, 'kind'>,
  { bus, busName }: Progress,
): Promise<void> {
  const { FailedEntryCount } = await bus.send(
    new PutEventsCommand({
      Entries: [
        {
          EventBusName: busName,
          Source: 'reemployment-workflows',
          DetailType: detailType,
          Detail: JSON.stringify(detail),
        },
      ],
    }),
  );
  if (FailedEntryCount) throw new Error('the bus did not take an event');
}
