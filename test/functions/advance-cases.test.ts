import type { PutEventsCommandInput } from '@aws-sdk/client-eventbridge';
import {
  ExecutionAlreadyExists,
  InvalidToken,
  SFNServiceException,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Progress } from '../../functions/common/connections/progress.ts';
import { advanceCases } from '../../functions/streams/advance-cases/advance.ts';
import { openTask } from '../../lib/domain/case/case.ts';
import { toInstant } from '../../lib/domain/case/kernel/vocabulary.ts';
import { decisionTaskId } from '../../lib/domain/case/registration/tasks.ts';
import { withdrawApplication } from '../../lib/domain/case/registration/withdraw.ts';
import { effectMarks, withDone } from '../../lib/store/effect-marks.ts';
import { executionsOfCase, noteExecution } from '../../lib/store/executions.ts';
import { keys } from '../../lib/store/keys.ts';
import type { Item } from '../../lib/store/table.ts';
import { repeatEffects, saveTaskToken, taskTokenWrite } from '../../lib/store/workflow-signals.ts';
import { applicant, friday, hour, newCaseId, submission, system } from '../domain/case/support/cases.ts';
import { person } from '../store/support/persons.ts';
import { recordsForFile, type TestRecords } from '../store/support/records.ts';
import { captureOutput } from './support/output.ts';

const file = recordsForFile();
let records: TestRecords;
let output: ReturnType<typeof captureOutput>;
let world: ReturnType<typeof fakeWorld>;

beforeEach(async () => {
  records = await file.fresh();
  output = captureOutput();
  world = fakeWorld();
});

const workflowArns = {
  registration: 'arn:registration',
  'service-plan': 'arn:service-plan',
  'follow-up': 'arn:follow-up',
  closure: 'arn:closure',
};

interface Call {
  readonly command: string;
  readonly input: unknown;
}
type Answer = (call: Call) => object | undefined;

/** Step Functions and the bus, which record their calls; `answer` may throw in their place. */
function fakeWorld() {
  const calls: Call[] = [];
  const world = {
    calls,
    answer: (() => undefined) as Answer,
    send: async (command: { readonly input: unknown }) => {
      const call = { command: command.constructor.name, input: command.input };
      const answer = world.answer(call) ?? { FailedEntryCount: 0 };
      calls.push(call);
      return answer;
    },
    /** The types of the published messages, in order. */
    published: () =>
      calls.flatMap(({ command, input }) =>
        command === 'PutEventsCommand'
          ? ((input as PutEventsCommandInput).Entries ?? []).map(({ DetailType }) => DetailType)
          : [],
      ),
    asked: (command: string) => calls.filter((each) => each.command === command).map(({ input }) => input),
  };
  return world;
}

const metadata = { message: 'said by the service', $metadata: {} };
const throttled = () =>
  new SFNServiceException({ ...metadata, name: 'ThrottlingException', $fault: 'client' });

/** Makes one command fail, once or always. */
const failing =
  (command: string, error: () => Error): Answer =>
  (call) => {
    if (call.command === command) throw error();
    return undefined;
  };

/** Makes the bus refuse every request with a message of a type. */
const refusing =
  (type: string): Answer =>
  ({ command, input }) => {
    const { Entries = [] } = input as Partial<PutEventsCommandInput>;
    if (command === 'PutEventsCommand' && Entries.some(({ DetailType }) => DetailType === type))
      throw new Error('unreachable');
    return undefined;
  };

const deliver = (batch: readonly DynamoDBRecord[]) => {
  const progress: Progress = {
    table: records.table,
    cases: records.cases,
    stepFunctions: world,
    bus: world,
    workflowArns,
    busName: 'cases',
  };
  return advanceCases(progress)({ Records: [...batch] });
};
const allDone = { batchItemFailures: [] };
const failedAt = (number: number) => ({ batchItemFailures: [{ itemIdentifier: String(number) }] });

/** The stream records of the items, numbered from 1 in order. */
const streamed = (items: readonly Item[]): DynamoDBRecord[] =>
  items.map((item, index) => ({
    eventName: 'INSERT',
    dynamodb: {
      SequenceNumber: String(index + 1),
      // The two packages have their own types for the same stored form.
      NewImage: marshall(item) as NonNullable<DynamoDBRecord['dynamodb']>['NewImage'],
    },
  }));

const submitted = async (): Promise<string> => {
  const caseId = newCaseId();
  await records.cases.create({ caseId, event: submission(), person: person() });
  return caseId;
};
const opened = (caseId: string) =>
  records.cases.change(caseId, ({ state }) => {
    const event = openTask(state, decisionTaskId, 'decide-application', { now: friday, actor: system });
    return { change: event && { event }, answer: undefined };
  });
const withdrawn = (caseId: string) =>
  records.cases.change(caseId, ({ state }) => {
    const decision = withdrawApplication(state, { now: friday + hour, actor: applicant });
    return { change: decision.ok ? { event: decision.value } : undefined, answer: undefined };
  });
const eventsOf = (caseId: string) => records.table.list(keys.case(caseId), keys.eventPrefix);

/** A case that was submitted, assigned to an officer and withdrawn, with the stream records of its three events. */
async function threeEvents() {
  const caseId = await submitted();
  await opened(caseId);
  await withdrawn(caseId);
  return { caseId, batch: streamed(await eventsOf(caseId)) };
}
const threeMessages = ['Case.ApplicationSubmitted', 'Case.TaskOpened', 'Case.ApplicationWithdrawn'];
/** The messages about the case itself, without those about notices. */
const ofTheCase = () => world.published().filter((type) => type?.startsWith('Case.'));

describe('A batch of the stream', () => {
  it('starts the execution of a case and publishes its events in order', async () => {
    const { caseId, batch } = await threeEvents();
    expect(await deliver(batch)).toEqual(allDone);
    expect(world.asked('StartExecutionCommand')).toEqual([
      {
        stateMachineArn: 'arn:registration',
        name: `${caseId}-registration-1`,
        input: JSON.stringify({ caseId }),
      },
    ]);
    expect(ofTheCase()).toEqual(threeMessages);
  });

  it('notes of the execution that it has started that it runs, once, and never after its end', async () => {
    const { caseId, batch } = await threeEvents();
    const name = `${caseId}-registration-1`;
    const executionArn = `arn:execution:${name}`;
    world.answer = ({ command }) =>
      command === 'StartExecutionCommand' ? { executionArn, startDate: new Date(friday) } : undefined;
    await deliver(batch);
    const began = { name, executionArn, caseId, workflow: 'registration', startedAt: toInstant(friday) };
    const running = { ...began, status: 'RUNNING' as const, since: toInstant(friday), redrives: 0 };
    expect(await executionsOfCase(records.table, caseId)).toEqual([running]);
    const ended = toInstant(friday + hour);
    const failed = { ...running, status: 'FAILED' as const, stoppedAt: ended, since: ended };
    await noteExecution(records.table, failed);
    expect(await deliver(batch)).toEqual(allDone);
    expect(await executionsOfCase(records.table, caseId)).toEqual([failed]);
  });

  it('skips removed items', async () => {
    const removed: DynamoDBRecord = { eventName: 'REMOVE', dynamodb: { SequenceNumber: '1' } };
    expect(await deliver([removed])).toEqual(allDone);
    expect(world.calls).toEqual([]);
  });

  it('reports the first record that failed and leaves all later ones for the next delivery', async () => {
    const { batch } = await threeEvents();
    world.answer = refusing('Case.TaskOpened');
    expect(await deliver(batch)).toEqual(failedAt(2));
    expect(ofTheCase()).toEqual(threeMessages.slice(0, 1));
    world.answer = () => undefined;
    expect(await deliver(batch.slice(1))).toEqual(allDone);
    expect(ofTheCase()).toEqual(threeMessages);
  });

  it('goes on with other cases, and is delivered again from the first record that failed', async () => {
    const [one, other] = [await threeEvents(), await threeEvents()];
    const batch = streamed([...(await eventsOf(one.caseId)), ...(await eventsOf(other.caseId))]);
    world.answer = ({ command, input }) => {
      const { name = '' } = input as { readonly name?: string };
      if (command === 'StartExecutionCommand' && name.startsWith(one.caseId)) throw throttled();
      return undefined;
    };
    expect(await deliver(batch)).toEqual(failedAt(1));
    expect(ofTheCase()).toEqual(threeMessages);
    const { isDone } = await effectMarks(records.table, other.caseId);
    expect(isDone(3)).toBe(true);
    expect((await effectMarks(records.table, one.caseId)).isDone(1)).toBe(false);
  });

  it('fails while Step Functions throttles and succeeds when it is delivered again', async () => {
    const { batch } = await threeEvents();
    world.answer = failing('StartExecutionCommand', throttled);
    expect(await deliver(batch)).toEqual(failedAt(1));
    expect(world.calls).toEqual([]);
    world.answer = () => undefined;
    expect(await deliver(batch)).toEqual(allDone);
    expect(world.asked('StartExecutionCommand')).toHaveLength(1);
    expect(ofTheCase()).toEqual(threeMessages);
  });

  it('fails if the bus rejects an entry', async () => {
    const { batch } = await threeEvents();
    world.answer = ({ command }) => (command === 'PutEventsCommand' ? { FailedEntryCount: 1 } : undefined);
    expect(await deliver(batch)).toEqual(failedAt(1));
  });

  it('may be delivered twice, because an execution that has already started is not a failure', async () => {
    const { batch } = await threeEvents();
    world.answer = failing('StartExecutionCommand', () => new ExecutionAlreadyExists(metadata));
    expect(await deliver(batch)).toEqual(allDone);
    expect(ofTheCase()).toEqual(threeMessages);
  });

  it('fails if an event cannot be read or its case does not exist', async () => {
    const [item = {}] = await eventsOf(await submitted());
    const { event: _gone, ...damaged } = item;
    expect(await deliver(streamed([damaged]))).toEqual(failedAt(1));
    expect(await deliver(streamed([{ ...item, caseId: newCaseId() }]))).toEqual(failedAt(1));
    expect(world.calls).toEqual([]);
  });

  it('repeats the effects of an event on request', async () => {
    const caseId = await submitted();
    await repeatEffects(records.table, caseId, 1, new Date(friday).toISOString());
    const asked = await records.table.list(keys.case(caseId), keys.redoPrefix);
    expect(await deliver(streamed(asked))).toEqual(allDone);
    expect(world.asked('StartExecutionCommand')).toHaveLength(1);
    expect(ofTheCase()).toEqual(['Case.ApplicationSubmitted']);
  });
});

describe('The marks of what has been carried out', () => {
  const marksOf = (caseId: string) => effectMarks(records.table, caseId);

  it('name every event of a batch up to the one that failed', async () => {
    const { caseId, batch } = await threeEvents();
    world.answer = refusing('Case.TaskOpened');
    await deliver(batch);
    const half = await marksOf(caseId);
    expect([1, 2, 3].map(half.isDone)).toEqual([true, false, false]);
    world.answer = () => undefined;
    await deliver(batch.slice(1));
    const all = await marksOf(caseId);
    expect([1, 2, 3, 4].map(all.isDone)).toEqual([true, true, true, false]);
  });

  it('leave out an event that never came, until it comes late', async () => {
    const { caseId, batch } = await threeEvents();
    await deliver(batch.slice(2));
    await deliver(batch.slice(0, 1));
    const gap = await marksOf(caseId);
    expect([1, 2, 3].map(gap.isDone)).toEqual([true, false, true]);
    await deliver(batch.slice(1, 2));
    const all = await marksOf(caseId);
    expect([1, 2, 3].map(all.isDone)).toEqual([true, true, true]);
  });

  it('join whatever comes, in any order and any number of times', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 4 })), (batches) => {
        const { upTo, beyond = [] } = batches.reduce(withDone, { upTo: 0 });
        const done = new Set(batches.flat());
        expect(new Set([...Array.from({ length: upTo }, (_, index) => index + 1), ...beyond])).toEqual(done);
        expect(done.has(upTo + 1)).toBe(false);
      }),
    );
  });

  it('say of a workflow that it has been woken, by its token and not by a later one', async () => {
    const { caseId, batch } = await threeEvents();
    await saveTaskToken(records.table, caseId, decisionTaskId, 'the token');
    await deliver(batch);
    const { isWoken } = await marksOf(caseId);
    expect(isWoken(decisionTaskId, 'the token')).toBe(true);
    expect(isWoken(decisionTaskId, 'the token of another attempt')).toBe(false);
  });

  it('say it with the event that has ended the task, where the workflow waited before it', async () => {
    const { caseId, batch } = await threeEvents();
    const { table } = records;
    await table.transact([
      taskTokenWrite(table, caseId, { taskId: decisionTaskId, token: 'the token', since: 2 }),
    ]);
    await deliver(batch);
    expect(world.asked('SendTaskSuccessCommand')).toHaveLength(1);
    const { isDone, isWoken } = await marksOf(caseId);
    expect([isDone(3), isWoken(decisionTaskId, 'the token')]).toEqual([true, false]);
  });
});

describe('An execution that has ended and left undone what it was for', () => {
  const again = async (anew: object | undefined) => {
    const caseId = await submitted();
    await repeatEffects(records.table, caseId, 1, new Date(friday).toISOString(), anew);
    world.answer = ({ command, input }) => {
      if (command === 'StartExecutionCommand' && !/-[3-9]$/.test(String((input as { name: string }).name)))
        throw new ExecutionAlreadyExists(metadata);
      return undefined;
    };
    await deliver(streamed(await records.table.list(keys.case(caseId), keys.redoPrefix)));
    return world.asked('StartExecutionCommand').map((input) => (input as { name: string }).name.slice(27));
  };

  it('is begun anew under the first free number where that is asked for', async () => {
    expect(await again({})).toEqual(['registration-1-3']);
  });

  it('is left alone where only its effects are to be repeated', async () => {
    expect(await again(undefined)).toEqual([]);
  });
});

describe('A workflow that waits for a task', () => {
  const woken = { taskToken: 'the token', output: JSON.stringify({ outcome: 'withdrawn' }) };
  const waitsOf = (caseId: string) => records.table.list(keys.case(caseId), keys.waitPrefix);

  it('is woken by the event that ends the task', async () => {
    const { caseId, batch } = await threeEvents();
    await saveTaskToken(records.table, caseId, decisionTaskId, 'the token');
    expect(await deliver(batch.slice(2))).toEqual(allDone);
    expect(world.asked('SendTaskSuccessCommand')).toEqual([woken]);
  });

  it('is woken immediately if the task ended before the wait began, but not before the task ends', async () => {
    const caseId = await submitted();
    await opened(caseId);
    await saveTaskToken(records.table, caseId, decisionTaskId, 'the token');
    expect(await deliver(streamed(await waitsOf(caseId)))).toEqual(allDone);
    expect(world.asked('SendTaskSuccessCommand')).toEqual([]);
    await withdrawn(caseId);
    expect(await deliver(streamed(await waitsOf(caseId)))).toEqual(allDone);
    expect(world.asked('SendTaskSuccessCommand')).toEqual([woken]);
  });

  it.each([
    ['has timed out', () => new TaskTimedOut(metadata)],
    ['is gone', () => new TaskDoesNotExist(metadata)],
    ['was woken before and its token is no longer valid', () => new InvalidToken(metadata)],
  ])('does not block the batch when it %s', async (_what, error) => {
    const { caseId, batch } = await threeEvents();
    await saveTaskToken(records.table, caseId, decisionTaskId, 'the token');
    world.answer = failing('SendTaskSuccessCommand', error);
    expect(await deliver(batch)).toEqual(allDone);
    expect(ofTheCase()).toEqual(threeMessages);
  });

  it('is woken later if Step Functions throttles', async () => {
    const { caseId, batch } = await threeEvents();
    await saveTaskToken(records.table, caseId, decisionTaskId, 'the token');
    world.answer = failing('SendTaskSuccessCommand', throttled);
    expect(await deliver(batch)).toEqual(failedAt(3));
  });
});

describe('A failed record', () => {
  it('is logged with its sequence number, case, kind of effect and stack, but without the error message', async () => {
    const { caseId, batch } = await threeEvents();
    world.answer = failing('StartExecutionCommand', throttled);
    await deliver(batch);
    const [line = ''] = output.lines().filter((each) => each.includes('RECORD_FAILED'));
    expect(JSON.parse(line)).toMatchObject({
      sequenceNumber: '1',
      caseId,
      effect: 'start-execution',
      error: {
        name: 'ThrottlingException',
        stack: expect.arrayContaining([expect.stringMatching(/^ +at /)]),
      },
    });
    expect(output.text()).not.toContain(metadata.message);
  });

  it('is logged with its case and no effect if its event cannot be read', async () => {
    const caseId = await submitted();
    const [item = {}] = await eventsOf(caseId);
    await deliver(streamed([{ ...item, event: { type: 'of-tomorrow' } }]));
    const [line = ''] = output.lines().filter((each) => each.includes('RECORD_FAILED'));
    expect(JSON.parse(line)).toMatchObject({ caseId, item: keys.event(1), error: { name: 'ZodError' } });
    expect(JSON.parse(line)).not.toHaveProperty('effect');
  });

  it('names the newer version that wrote what this code cannot read, and is left for it', async () => {
    const caseId = await submitted();
    const [item = {}] = await eventsOf(caseId);
    const newer = { ...item, schemaVersion: 99, event: { type: 'of-tomorrow' } };
    expect(await deliver(streamed([newer]))).toEqual(failedAt(1));
    const [line = ''] = output.lines().filter((each) => each.includes('RECORD_FAILED'));
    expect(JSON.parse(line)).toMatchObject({ caseId, error: { name: 'NewerVersionError' } });
  });
});
