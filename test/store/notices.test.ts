import { describe, expect, it } from 'vitest';
import type { KeptReport } from '../../lib/domain/case/notices/delivery.ts';
import { withdrawApplication } from '../../lib/domain/case/registration/withdraw.ts';
import type { CaseStore } from '../../lib/store/cases.ts';
import { lists } from '../../lib/store/keys.ts';
import { findNotice, noticesOfCase, outbox, reportDelivery } from '../../lib/store/notices.ts';
import { applicant, friday, hour, newCaseId, submission } from '../domain/case/support/cases.ts';
import { person } from './support/persons.ts';
import { recordsForFile, type TestRecords } from './support/records.ts';
import { undeliveredSince } from './support/undelivered.ts';

const file = recordsForFile();
const noticeId = '2-application-withdrawn';

/** A case that was withdrawn at an instant, with the notice of that result. */
async function told(cases: CaseStore, now = friday, district = '500103'): Promise<string> {
  const caseId = newCaseId();
  await cases.create({ caseId, event: submission({ district }, now), person: person() });
  await withdraw(cases, caseId, now);
  return caseId;
}
const withdraw = (cases: CaseStore, caseId: string, now: number) =>
  cases.change(caseId, ({ state }) => {
    const withdrawn = withdrawApplication(state, { now, actor: applicant });
    return { change: withdrawn.ok ? { event: withdrawn.value } : undefined, answer: undefined };
  });

const report = (status: KeptReport['status'], minute: number): KeptReport => ({
  status,
  channel: 'sms',
  at: new Date(friday + minute * 60_000).toISOString(),
  by: { role: 'delivery-adapter', subject: 'delivery-chongqing' },
});
const say = ({ table }: TestRecords, caseId: string, status: KeptReport['status'], minute: number) =>
  reportDelivery(table, caseId, noticeId, report(status, minute), friday + hour);
const listed = async ({ table }: TestRecords, districts = ['500103']) =>
  (await outbox(table, districts, { limit: 100 })).entries.map(({ caseId }) => caseId);

describe('A notice', () => {
  it('is written together with its event, with the version of its text but not the text itself', async () => {
    const records = await file.fresh();
    const caseId = await told(records.cases);
    expect(await noticesOfCase(records.table, caseId)).toEqual([
      {
        caseId,
        noticeId,
        sequence: 2,
        template: 'application-withdrawn',
        templateVersion: 1,
        to: { kind: 'person' },
        region: 'chongqing',
        district: '500103',
        issuedAt: new Date(friday).toISOString(),
        status: 'issued',
        attempts: 0,
        reports: [],
      },
    ]);
  });

  it.each(['before', 'after'] as const)(
    'exists exactly when its event does, even if the process dies %s the write',
    async (fault) => {
      const records = await file.fresh();
      const caseId = newCaseId();
      await records.cases.create({ caseId, event: submission(), person: person() });
      await expect(
        withdraw(
          file.faulty(records, () => fault),
          caseId,
          friday,
        ),
      ).rejects.toThrow('the process died');
      const event = await records.cases.event(caseId, 2);
      const notices = await noticesOfCase(records.table, caseId);
      expect([event !== undefined, notices.length]).toEqual(fault === 'after' ? [true, 1] : [false, 0]);
      await withdraw(records.cases, caseId, friday + hour);
      expect(await noticesOfCase(records.table, caseId)).toHaveLength(1);
    },
  );
});

describe('The outbox', () => {
  it('holds undelivered notices, including those that were sent or have failed', async () => {
    const records = await file.fresh();
    const caseId = await told(records.cases);
    expect(await listed(records)).toEqual([caseId]);
    await say(records, caseId, 'sent', 1);
    await say(records, caseId, 'failed', 2);
    expect(await listed(records)).toEqual([caseId]);
    await say(records, caseId, 'delivered', 3);
    expect(await listed(records)).toEqual([]);
    await say(records, caseId, 'failed', 4);
    expect(await listed(records)).toEqual([]);
    expect(await findNotice(records.table, caseId, noticeId)).toMatchObject({ status: 'delivered' });
  });

  it('lists several districts together, oldest first, page by page, without gaps or repetitions', async () => {
    const records = await file.fresh();
    const expected: string[] = [];
    for (let index = 0; index < 7; index++)
      expected.push(await told(records.cases, friday + index * hour, index % 2 ? '500103' : '500106'));
    await told(records.cases, friday, '500112');
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await outbox(records.table, ['500103', '500106'], { limit: 2, after });
      expect(page.entries.length).toBeLessThanOrEqual(2);
      seen.push(...page.entries.map(({ caseId }) => caseId));
      after = page.next;
    } while (after !== undefined);
    expect(seen).toEqual(expected);
  });

  it('counts the notices issued before an instant, so that a failing gateway is noticed', async () => {
    const { table, cases } = await file.fresh();
    await told(cases);
    expect(await undeliveredSince(table, friday)).toBe(0);
    expect(await undeliveredSince(table, friday + 1)).toBe(1);
  });

  it('has a partition for each district and contains no sealed data or tokens', async () => {
    const records = await file.fresh();
    await told(records.cases);
    const [listed] = await records.table.byIndex(lists.outbox.partition('500103'));
    expect(listed).toBeDefined();
    expect(JSON.stringify(listed)).not.toMatch(/sealed|token|ciphertext|dataKey/);
  });
});

describe('A delivery report', () => {
  it('changes nothing when it is repeated', async () => {
    const records = await file.fresh();
    const caseId = await told(records.cases);
    await say(records, caseId, 'sent', 1);
    const before = await records.everything();
    await say(records, caseId, 'sent', 1);
    expect(await records.everything()).toEqual(before);
  });

  it('is not lost when another one arrives at the same time', async () => {
    const records = await file.fresh();
    const caseId = await told(records.cases);
    await Promise.all(
      (['sent', 'failed', 'delivered'] as const).map((status, minute) =>
        say(records, caseId, status, minute),
      ),
    );
    const notice = await findNotice(records.table, caseId, noticeId);
    expect(notice?.reports).toHaveLength(3);
    expect(notice).toMatchObject({ status: 'delivered', attempts: 1 });
  });

  it('has no answer if the notice does not exist', async () => {
    const records = await file.fresh();
    const caseId = await told(records.cases);
    expect(
      await reportDelivery(records.table, caseId, '9-plan-made', report('sent', 1), friday),
    ).toBeUndefined();
  });
});
