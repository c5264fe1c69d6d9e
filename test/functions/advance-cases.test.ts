import { ExecutionAlreadyExists } from '@aws-sdk/client-sfn';
import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toInstant } from '../../lib/domain/case/kernel/vocabulary.ts';
import { decisionTaskId } from '../../lib/domain/case/registration/tasks.ts';
import { effectMarks, withDone } from '../../lib/store/effect-marks.ts';
import { executionsOfCase, noteExecution } from '../../lib/store/executions.ts';
import { keys } from '../../lib/store/keys.ts';
import { repeatEffects, saveTaskToken, taskTokenWrite } from '../../lib/store/workflow-signals.ts';
import { friday, hour, newCaseId } from '../domain/case/support/cases.ts';
import {
  allDone,
  failedAt,
  failing,
  metadata,
  refusing,
  streamed,
  streamForFile,
  threeMessages,
  throttled,
} from './support/stream.ts';

const stream = streamForFile();
const { deliver, submitted, eventsOf, threeEvents, ofTheCase } = stream;

describe('A batch of the stream', () => {
  it('starts the execution of a case and publishes its events in order', async () => {
    const { caseId, batch } = await threeEvents();
    expect(await deliver(batch)).toEqual(allDone);
    expect(stream.world.asked('StartExecutionCommand')).toEqual([
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
    stream.world.answer = ({ command }) =>
      command === 'StartExecutionCommand' ? { executionArn, startDate: new Date(friday) } : undefined;
    await deliver(batch);
    const began = { name, executionArn, caseId, workflow: 'registration', startedAt: toInstant(friday) };
    const running = { ...began, status: 'RUNNING' as const, since: toInstant(friday), redrives: 0 };
    expect(await executionsOfCase(stream.records.table, caseId)).toEqual([running]);
    const ended = toInstant(friday + hour);
    const failed = { ...running, status: 'FAILED' as const, stoppedAt: ended, since: ended };
    await noteExecution(stream.records.table, failed);
    expect(await deliver(batch)).toEqual(allDone);
    expect(await executionsOfCase(stream.records.table, caseId)).toEqual([failed]);
  });

  it('skips removed items', async () => {
    const removed: DynamoDBRecord = { eventName: 'REMOVE', dynamodb: { SequenceNumber: '1' } };
    expect(await deliver([removed])).toEqual(allDone);
    expect(stream.world.calls).toEqual([]);
  });

  it('reports the first record that failed and leaves all later ones for the next delivery', async () => {
    const { batch } = await threeEvents();
    stream.world.answer = refusing('Case.TaskOpened');
    expect(await deliver(batch)).toEqual(failedAt(2));
    expect(ofTheCase()).toEqual(threeMessages.slice(0, 1));
    stream.world.answer = () => undefined;
    expect(await deliver(batch.slice(1))).toEqual(allDone);
    expect(ofTheCase()).toEqual(threeMessages);
  });

  it('goes on with other cases, and is delivered again from the first record that failed', async () => {
    const [one, other] = [await threeEvents(), await threeEvents()];
    const batch = streamed([...(await eventsOf(one.caseId)), ...(await eventsOf(other.caseId))]);
    stream.world.answer = ({ command, input }) => {
      const { name = '' } = input as { readonly name?: string };
      if (command === 'StartExecutionCommand' && name.startsWith(one.caseId)) throw throttled();
      return undefined;
    };
    expect(await deliver(batch)).toEqual(failedAt(1));
    expect(ofTheCase()).toEqual(threeMessages);
    const { isDone } = await effectMarks(stream.records.table, other.caseId);
    expect(isDone(3)).toBe(true);
    expect((await effectMarks(stream.records.table, one.caseId)).isDone(1)).toBe(false);
  });

  it('publishes what several cases have to say together, in the order of each', async () => {
    const [one, other] = [await threeEvents(), await threeEvents()];
    const batch = streamed([...(await eventsOf(one.caseId)), ...(await eventsOf(other.caseId))]);
    expect(await deliver(batch)).toEqual(allDone);
    expect(ofTheCase()).toEqual([...threeMessages, ...threeMessages]);
    expect(stream.world.asked('PutEventsCommand')).toHaveLength(1);
  });

  it('publishes and marks what other cases have to say when the bus refuses that of one', async () => {
    const [one, other] = [await threeEvents(), await threeEvents()];
    const batch = streamed([...(await eventsOf(one.caseId)), ...(await eventsOf(other.caseId))]);
    stream.world.answer = ({ command, input }) => {
      if (command === 'PutEventsCommand' && JSON.stringify(input).includes(one.caseId))
        throw new Error('unreachable');
      return undefined;
    };
    expect(await deliver(batch)).toEqual(failedAt(1));
    expect(ofTheCase()).toEqual(threeMessages);
    expect((await effectMarks(stream.records.table, one.caseId)).isDone(1)).toBe(false);
    expect((await effectMarks(stream.records.table, other.caseId)).isDone(3)).toBe(true);
  });

  it('fails while Step Functions throttles and succeeds when it is delivered again', async () => {
    const { batch } = await threeEvents();
    stream.world.answer = failing('StartExecutionCommand', throttled);
    expect(await deliver(batch)).toEqual(failedAt(1));
    expect(stream.world.calls).toEqual([]);
    stream.world.answer = () => undefined;
    expect(await deliver(batch)).toEqual(allDone);
    expect(stream.world.asked('StartExecutionCommand')).toHaveLength(1);
    expect(ofTheCase()).toEqual(threeMessages);
  });

  it('fails if the bus rejects an entry', async () => {
    const { batch } = await threeEvents();
    stream.world.answer = ({ command }) =>
      command === 'PutEventsCommand' ? { FailedEntryCount: 1 } : undefined;
    expect(await deliver(batch)).toEqual(failedAt(1));
  });

  it('may be delivered twice, because an execution that has already started is not a failure', async () => {
    const { batch } = await threeEvents();
    stream.world.answer = failing('StartExecutionCommand', () => new ExecutionAlreadyExists(metadata));
    expect(await deliver(batch)).toEqual(allDone);
    expect(ofTheCase()).toEqual(threeMessages);
  });

  it('fails if an event cannot be read or its case does not exist', async () => {
    const [item = {}] = await eventsOf(await submitted());
    const { event: _gone, ...damaged } = item;
    expect(await deliver(streamed([damaged]))).toEqual(failedAt(1));
    expect(await deliver(streamed([{ ...item, caseId: newCaseId() }]))).toEqual(failedAt(1));
    expect(stream.world.calls).toEqual([]);
  });

  it('repeats the effects of an event on request', async () => {
    const caseId = await submitted();
    await repeatEffects(stream.records.table, caseId, 1, new Date(friday).toISOString());
    const asked = await stream.records.table.list(keys.case(caseId), keys.redoPrefix);
    expect(await deliver(streamed(asked))).toEqual(allDone);
    expect(stream.world.asked('StartExecutionCommand')).toHaveLength(1);
    expect(ofTheCase()).toEqual(['Case.ApplicationSubmitted']);
  });
});

describe('The marks of what has been carried out', () => {
  const marksOf = (caseId: string) => effectMarks(stream.records.table, caseId);

  it('name every event of a batch up to the one that failed', async () => {
    const { caseId, batch } = await threeEvents();
    stream.world.answer = refusing('Case.TaskOpened');
    await deliver(batch);
    const half = await marksOf(caseId);
    expect([1, 2, 3].map(half.isDone)).toEqual([true, false, false]);
    stream.world.answer = () => undefined;
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
    await saveTaskToken(stream.records.table, caseId, decisionTaskId, 'the token');
    await deliver(batch);
    const { isWoken } = await marksOf(caseId);
    expect(isWoken(decisionTaskId, 'the token')).toBe(true);
    expect(isWoken(decisionTaskId, 'the token of another attempt')).toBe(false);
  });

  it('say it with the event that has ended the task, where the workflow waited before it', async () => {
    const { caseId, batch } = await threeEvents();
    const { table } = stream.records;
    await table.transact([
      taskTokenWrite(table, caseId, { taskId: decisionTaskId, token: 'the token', since: 2 }),
    ]);
    await deliver(batch);
    expect(stream.world.asked('SendTaskSuccessCommand')).toHaveLength(1);
    const { isDone, isWoken } = await marksOf(caseId);
    expect([isDone(3), isWoken(decisionTaskId, 'the token')]).toEqual([true, false]);
  });
});

describe('A failed record', () => {
  it('is logged with its sequence number, case, kind of effect and stack, but without the error message', async () => {
    const { caseId, batch } = await threeEvents();
    stream.world.answer = failing('StartExecutionCommand', throttled);
    await deliver(batch);
    const [line = ''] = stream.output.lines().filter((each) => each.includes('RECORD_FAILED'));
    expect(JSON.parse(line)).toMatchObject({
      sequenceNumber: '1',
      caseId,
      effect: 'start-execution',
      error: {
        name: 'ThrottlingException',
        stack: expect.arrayContaining([expect.stringMatching(/^ +at /)]),
      },
    });
    expect(stream.output.text()).not.toContain(metadata.message);
  });

  it('is logged with its case and no effect if its event cannot be read', async () => {
    const caseId = await submitted();
    const [item = {}] = await eventsOf(caseId);
    await deliver(streamed([{ ...item, event: { type: 'of-tomorrow' } }]));
    const [line = ''] = stream.output.lines().filter((each) => each.includes('RECORD_FAILED'));
    expect(JSON.parse(line)).toMatchObject({ caseId, item: keys.event(1), error: { name: 'ZodError' } });
    expect(JSON.parse(line)).not.toHaveProperty('effect');
  });

  it('names the newer version that wrote what this code cannot read, and is left for it', async () => {
    const caseId = await submitted();
    const [item = {}] = await eventsOf(caseId);
    const newer = { ...item, schemaVersion: 99, event: { type: 'of-tomorrow' } };
    expect(await deliver(streamed([newer]))).toEqual(failedAt(1));
    const [line = ''] = stream.output.lines().filter((each) => each.includes('RECORD_FAILED'));
    expect(JSON.parse(line)).toMatchObject({ caseId, error: { name: 'NewerVersionError' } });
  });
});
