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
import { toInstant } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { markWoken } from '../../../lib/store/effect-marks.ts';
import { type IndexedExecution, noteExecution, partsOfName } from '../../../lib/store/executions.ts';
import type { Round } from '../../../lib/store/rounds.ts';
import { waitedBefore, waitFor } from '../../../lib/store/workflow-signals.ts';
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

/** Why an effect is carried out. */
interface Reason {
  /** The number of the event that it follows from; absent if it follows from a wait. */
  readonly sequence?: number;
  /** Starts another execution under a new name if that of the effect has ended and left its purpose undone. */
  readonly restart?: boolean;
}

/**
 * Carries out an effect. Repeating it is harmless.
 * @throws EffectError when it could not be done and has to be tried again
 */
export const carryOut = <Kind extends Effect['kind']>(
  caseId: string,
  effect: EffectOf<Kind>,
  progress: Progress,
  reason: Reason = {},
): Promise<void> =>
  wrapEffectError(effect.kind, () =>
    performers[effect.kind as Kind](effect, { ...reason, caseId, progress }),
  );

/** A message to publish; `detail.eventId` identifies a message that is repeated. */
export type Message = Omit<EffectOf<'publish'>, 'kind'>;

/**
 * Publishes messages, as many in one request as the bus allows.
 * @throws EffectError when the bus rejects one of them: then all are published again
 */
export const publishMessages = (messages: readonly Message[], progress: Progress): Promise<void> =>
  wrapEffectError('publish', () => publish(messages, progress));

/**
 * Starts the execution that runs a round of a job in slices.
 * @throws EffectError when it could not be started
 */
export const startRound = ({ job, at, slices }: Round, progress: Progress): Promise<void> =>
  wrapEffectError('start-execution', async () => {
    const name = `${job}-${at.replace(/\D/g, '')}`;
    await startOnce({ workflow: 'round', name, input: { job, at, slices } }, progress);
  });

async function wrapEffectError(kind: Effect['kind'], act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    throw new EffectError(kind, error);
  }
}

/** What carrying out an effect needs. */
interface Circumstances extends Reason {
  readonly caseId: string;
  readonly progress: Progress;
}

/** How each kind of effect is carried out. A kind without a line does not compile. */
const performers: {
  readonly [Kind in Effect['kind']]: (effect: EffectOf<Kind>, circumstances: Circumstances) => Promise<void>;
} = {
  'start-execution': startExecution,
  'wake-task': wakeTask,
  publish: (message, { progress }) => publish([message], progress),
};

/** How often a stopped or failed execution is started again; after that, whoever has read the alarms acts. */
const maxExecutions = 9;

/**
 * Starts an execution. A running one is not started twice, since name and input are the same. One of this name that has ended
 * is left alone, unless it is to be started anew: then the first free number is added to the name.
 */
async function startExecution(
  effect: EffectOf<'start-execution'>,
  { caseId, progress, restart }: Circumstances,
): Promise<void> {
  if ((await startOnce(effect, progress)) || !restart) return;
  for (let number = 2; number <= maxExecutions; number++) {
    const name = `${effect.name}-${number}`;
    if (!(await startOnce({ ...effect, name }, progress))) continue;
    log.warn('EXECUTION_BEGUN_ANEW', { caseId, execution: name });
    return;
  }
  throw new Error(`the execution ${effect.name} has been begun ${maxExecutions} times`);
}

/**
 * Starts an execution, and records that it runs; the index hears of its end from Step Functions. Returns false if one of this
 * name has ended.
 */
async function startOnce(
  { workflow, name, input }: { readonly workflow: string; readonly name: string; readonly input: object },
  { table, stepFunctions, workflowArns }: Progress,
): Promise<boolean> {
  const stateMachineArn = workflowArns[workflow];
  if (!stateMachineArn) throw new Error(`there is no workflow ${workflow}`);
  try {
    const { executionArn, startDate } = await stepFunctions.send(
      new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }),
    );
    if (executionArn !== undefined && startDate !== undefined)
      await noteExecution(table, begun(name, executionArn, startDate));
    return true;
  } catch (error) {
    if (error instanceof ExecutionAlreadyExists) return false;
    throw error;
  }
}

function begun(name: string, executionArn: string, startDate: Date): IndexedExecution {
  const startedAt = toInstant(startDate.getTime());
  const since = startedAt;
  return { name, executionArn, ...partsOfName(name), status: 'RUNNING', startedAt, since, redrives: 0 };
}

/**
 * Wakes the workflow that waits for a task, and marks that it is awake, unless the mark of the event that ended the task
 * already implies it.
 */
async function wakeTask(
  { taskId, outcome }: EffectOf<'wake-task'>,
  { caseId, sequence, progress: { table, stepFunctions } }: Circumstances,
): Promise<void> {
  const wait = await waitFor(table, caseId, taskId);
  // Nobody waits, at least not yet: a workflow that begins to wait checks for the outcome first.
  if (wait === undefined) return;
  const { token: taskToken } = wait;
  try {
    await stepFunctions.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify({ outcome }) }));
  } catch (error) {
    const isAwake =
      error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken;
    if (!isAwake) throw error;
    log.info('TASK_WAS_AWAKE', { caseId, taskId, reason: error.name });
  }
  if (sequence === undefined || !waitedBefore(wait, sequence))
    await markWoken(table, caseId, taskId, taskToken);
}

/** The most messages that the bus accepts in one request. */
const messagesAtOnce = 10;

async function publish(messages: readonly Message[], { bus, busName }: Progress): Promise<void> {
  for (let first = 0; first < messages.length; first += messagesAtOnce) {
    const Entries = messages.slice(first, first + messagesAtOnce).map(({ detailType, detail }) => ({
      EventBusName: busName,
      Source: 'reemployment-workflows',
      DetailType: detailType,
      Detail: JSON.stringify(detail),
    }));
    const { FailedEntryCount } = await bus.send(new PutEventsCommand({ Entries }));
    if (FailedEntryCount) throw new Error('the bus did not take an event');
  }
}
