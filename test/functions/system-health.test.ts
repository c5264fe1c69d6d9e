import { expect, it } from 'vitest';
import { handle } from '../../functions/api/system/read-system-health/handler.ts';
import { operation } from '../../functions/api/system/read-system-health/operation.ts';
import { recordsForFile } from '../store/support/records.ts';

const file = recordsForFile();

it('The state of the system says nothing of a queue that cannot be asked: no number, and no alarm that is quiet', async () => {
  const { table } = await file.fresh();
  const seen = async (waiting: number | undefined) => {
    const request = { language: 'zh', now: Date.parse('2026-11-20T10:00:00+08:00') };
    const { body } = await handle(table, async () => waiting)(request as never);
    const { queues, alarms } = operation.answers.schema.parse(body);
    const ofQueues = alarms.filter(({ code }) => /^(StreamRecordsUnprocessed|JobNotRun)$/.test(code));
    return [...queues.map((each) => each.waiting), ...ofQueues.map(({ ringing }) => ringing)];
  };
  expect(await seen(undefined)).toEqual([undefined, undefined]);
  expect(await seen(0)).toEqual([0, 0, false, false]);
  expect(await seen(3)).toEqual([3, 3, true, true]);
});
