import { beforeEach, expect, it } from 'vitest';
import { handle } from '../../functions/api/system/read-system-health/handler.ts';
import { operation } from '../../functions/api/system/read-system-health/operation.ts';
import { handle as sendDigests } from '../../functions/schedules/send-digests/handler.ts';
import { recordsForFile } from '../store/support/records.ts';
import { captureOutput } from './support/output.ts';

const file = recordsForFile();

beforeEach(() => {
  captureOutput();
});

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

it.each([
  ['a working day', '2026-11-20'],
  ['a Sunday, when there are none', '2026-11-22'],
])(
  'The digests count as made after the morning of %s, and as late when a day and an hour have gone by (runbook digests-silent)',
  async (_day, date) => {
    const { table } = await file.fresh();
    const morning = Date.parse(`${date}T08:00:00+08:00`);
    await sendDigests(table)(undefined, morning);
    const seen = async (hoursLater: number) => {
      const request = { language: 'zh', now: morning + hoursLater * 3_600_000 };
      const { body } = await handle(table, async () => 0)(request as never);
      const { rounds, alarms } = operation.answers.schema.parse(body);
      const round = rounds.find(({ job }) => job === 'send-digests');
      const alarm = alarms.find(({ code }) => code === 'DigestsSilent');
      return [round?.completedAt, round?.late, alarm?.ringing];
    };
    const completed = `${date}T00:00:00.000Z`;
    expect(await seen(25)).toEqual([completed, false, false]);
    expect(await seen(26)).toEqual([completed, true, true]);
  },
);
