import { ExecutionAlreadyExists, InvalidToken, TaskDoesNotExist, TaskTimedOut } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { decisionTaskId } from '../../lib/domain/case/registration/tasks.ts';
import { keys } from '../../lib/store/keys.ts';
import { repeatEffects, saveTaskToken } from '../../lib/store/workflow-signals.ts';
import { friday } from '../domain/case/support/cases.ts';
import {
  allDone,
  failedAt,
  failing,
  metadata,
  streamed,
  streamForFile,
  threeMessages,
  throttled,
} from './support/stream.ts';

const stream = streamForFile();
const { deliver, submitted, opened, withdrawn, threeEvents, ofTheCase } = stream;

describe('An execution that has ended and left undone what it was for', () => {
  const again = async (anew: object | undefined) => {
    const caseId = await submitted();
    await repeatEffects(stream.records.table, caseId, 1, new Date(friday).toISOString(), anew);
    stream.world.answer = ({ command, input }) => {
      if (command === 'StartExecutionCommand' && !/-[3-9]$/.test(String((input as { name: string }).name)))
        throw new ExecutionAlreadyExists(metadata);
      return undefined;
    };
    await deliver(streamed(await stream.records.table.list(keys.case(caseId), keys.redoPrefix)));
    return stream.world
      .asked('StartExecutionCommand')
      .map((input) => (input as { name: string }).name.slice(27));
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
  const waitsOf = (caseId: string) => stream.records.table.list(keys.case(caseId), keys.waitPrefix);

  it('is woken by the event that ends the task', async () => {
    const { caseId, batch } = await threeEvents();
    await saveTaskToken(stream.records.table, caseId, decisionTaskId, 'the token');
    expect(await deliver(batch.slice(2))).toEqual(allDone);
    expect(stream.world.asked('SendTaskSuccessCommand')).toEqual([woken]);
  });

  it('is woken immediately if the task ended before the wait began, but not before the task ends', async () => {
    const caseId = await submitted();
    await opened(caseId);
    await saveTaskToken(stream.records.table, caseId, decisionTaskId, 'the token');
    expect(await deliver(streamed(await waitsOf(caseId)))).toEqual(allDone);
    expect(stream.world.asked('SendTaskSuccessCommand')).toEqual([]);
    await withdrawn(caseId);
    expect(await deliver(streamed(await waitsOf(caseId)))).toEqual(allDone);
    expect(stream.world.asked('SendTaskSuccessCommand')).toEqual([woken]);
  });

  it.each([
    ['has timed out', () => new TaskTimedOut(metadata)],
    ['is gone', () => new TaskDoesNotExist(metadata)],
    ['was woken before and its token is no longer valid', () => new InvalidToken(metadata)],
  ])('does not block the batch when it %s', async (_what, error) => {
    const { caseId, batch } = await threeEvents();
    await saveTaskToken(stream.records.table, caseId, decisionTaskId, 'the token');
    stream.world.answer = failing('SendTaskSuccessCommand', error);
    expect(await deliver(batch)).toEqual(allDone);
    expect(ofTheCase()).toEqual(threeMessages);
  });

  it('is woken later if Step Functions throttles', async () => {
    const { caseId, batch } = await threeEvents();
    await saveTaskToken(stream.records.table, caseId, decisionTaskId, 'the token');
    stream.world.answer = failing('SendTaskSuccessCommand', throttled);
    expect(await deliver(batch)).toEqual(failedAt(3));
  });
});
