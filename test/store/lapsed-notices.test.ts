import { describe, expect, it, vi } from 'vitest';
import { assignOfficer } from '../../lib/domain/case/assignment/assign-officer.ts';
import {
  type CaseEvent,
  type CaseRefusal,
  type CaseState,
  openTask,
  reinstatement,
} from '../../lib/domain/case/case.ts';
import { decideClosure } from '../../lib/domain/case/closure/decide.ts';
import { proposeClosure } from '../../lib/domain/case/closure/propose.ts';
import { destroyRecords } from '../../lib/domain/case/data-rights/retention.ts';
import { endJobSeekerRegistration } from '../../lib/domain/case/job-seeker/end.ts';
import { registerJobSeeker } from '../../lib/domain/case/job-seeker/register.ts';
import type { Context } from '../../lib/domain/case/kernel/event.ts';
import type { DeliveryReport, KeptReport } from '../../lib/domain/case/notices/delivery.ts';
import { decideObjection, raiseObjection } from '../../lib/domain/case/objection/object.ts';
import { approveApplication } from '../../lib/domain/case/registration/decide.ts';
import { endApplication } from '../../lib/domain/case/registration/end.ts';
import { decisionTaskId } from '../../lib/domain/case/registration/tasks.ts';
import { withdrawApplication } from '../../lib/domain/case/registration/withdraw.ts';
import type { Result } from '../../lib/domain/result.ts';
import { noticeItemOf } from '../../lib/store/notice-items.ts';
import { findNotice, noticesOfCase, outbox, reportDelivery } from '../../lib/store/notices.ts';
import type { Table } from '../../lib/store/table.ts';
import {
  applicant,
  beginningOf,
  calendar,
  day,
  friday,
  hour,
  lifecycleOf,
  newCaseId,
  officer,
  secondOfficer,
  submission,
  supervisor,
} from '../domain/case/support/cases.ts';
import { possible } from '../domain/case/support/decisions.ts';
import { person } from './support/persons.ts';
import { recordsForFile, type TestRecords } from './support/records.ts';
import { undeliveredSince } from './support/undelivered.ts';

const file = recordsForFile();
const rules = lifecycleOf('chongqing');
type Step = (state: CaseState, context: Context) => Result<CaseEvent, CaseRefusal> | CaseEvent | undefined;

const raise: Step = (state, context) => raiseObjection(state, rules, calendar, context);
const reinstate: Step = (state, context) =>
  decideObjection(
    state,
    'decide-objection-1',
    true,
    reinstatement(state, rules, calendar, context.now),
    context,
  );

const withdrawn = '2-application-withdrawn';
const approved = '3-registration-approved';
const named = '4-officer-assigned';

async function act({ cases }: TestRecords, caseId: string, step: Step, now: number, actor = officer) {
  await cases.change(caseId, ({ state }) => ({
    change: { event: possible(step(state, { now, actor })) },
    answer: undefined,
  }));
}

/** A registered person, with notices of the registration and of the officer, and a notice to that officer. */
async function registered(records: TestRecords, who = person()): Promise<string> {
  const caseId = newCaseId();
  await records.cases.create({ caseId, event: submission(), person: who });
  const steps: Step[] = [
    (state, context) => openTask(state, decisionTaskId, 'decide-application', context),
    (state, context) =>
      approveApplication(state, decisionTaskId, [], beginningOf('chongqing'), calendar, context),
    (state, context) => assignOfficer(state, { officer: 'officer-1', because: 'load' }, context),
  ];
  for (const step of steps) await act(records, caseId, step, friday);
  return caseId;
}

async function close(records: TestRecords, caseId: string, reason: string, kind: string): Promise<void> {
  const evidence = [{ kind, source: 'register', on: '2026-11-19' }];
  const steps: Step[] = [
    (state, context) => proposeClosure(state, reason, evidence, rules, calendar, context),
    (state, context) => openTask(state, 'decide-closure-1', 'decide-closure', context),
    (state, { now }) =>
      decideClosure(state, 'decide-closure-1', { close: true }, rules, { now, actor: secondOfficer }),
  ];
  for (const step of steps) await act(records, caseId, step, friday + hour);
}
const die = (records: TestRecords, caseId: string) => close(records, caseId, 'deceased', 'other-match');

const listed = async ({ table }: TestRecords) =>
  (await outbox(table, ['500103'], { limit: 100 })).entries.map(({ noticeId }) => noticeId).sort();
const report = (status: DeliveryReport['status']): KeptReport => ({
  status,
  channel: 'sms',
  at: new Date(friday + hour).toISOString(),
  by: { role: 'delivery-adapter', subject: 'delivery-chongqing' },
});
const say = (table: Table, caseId: string, status: DeliveryReport['status']) =>
  reportDelivery(table, caseId, approved, report(status), friday + hour);

describe('An undelivered notice after a closure', () => {
  it('leaves the outbox and is no longer awaited if the person need not be notified, unless it is for an officer', async () => {
    const records = await file.fresh();
    const caseId = await registered(records);
    expect(await listed(records)).toEqual([approved, '4-case-assigned', named]);
    await die(records, caseId);
    expect(await listed(records)).toEqual(['4-case-assigned']);
    expect(await undeliveredSince(records.table, friday + 1)).toBe(1);
    const notices = await noticesOfCase(records.table, caseId);
    expect(
      notices
        .filter(({ lapsed }) => lapsed)
        .map(({ noticeId }) => noticeId)
        .sort(),
    ).toEqual([approved, named]);
  });

  it('lapses with an application whose person has died before the decision (I-55)', async () => {
    const records = await file.fresh();
    const caseId = newCaseId();
    const event = submission({ channel: 'counter' });
    await records.cases.create({ caseId, event, person: person() });
    const open: Step = (state, context) => openTask(state, decisionTaskId, 'decide-application', context);
    await act(records, caseId, open, friday);
    expect(await listed(records)).toEqual(['1-application-received']);
    const evidence = { kind: 'other-match', on: '2026-11-20' } as const;
    await act(records, caseId, (state, context) => endApplication(state, evidence, context), friday + hour);
    expect(await listed(records)).toEqual([]);
  });

  it('stays in the outbox if the person must be notified of the closure', async () => {
    const records = await file.fresh();
    const caseId = await registered(records);
    await close(records, caseId, 'employed', 'employment-record');
    expect(await listed(records)).toEqual([approved, '4-case-assigned', named, '7-registration-closed']);
  });

  it('leaves the outbox when the records of its case are destroyed, and those of another case stay', async () => {
    const records = await file.fresh();
    const caseId = await registered(records);
    await close(records, caseId, 'employed', 'employment-record');
    const next = await registered(records);
    const destroy: Step = (state, context) => destroyRecords(state, '1', false, rules, context);
    await act(records, caseId, destroy, friday + 11 * 366 * day, supervisor);
    expect(await listed(records)).toEqual([approved, '4-case-assigned', named]);
    const all = [await noticesOfCase(records.table, caseId), await noticesOfCase(records.table, next)];
    expect(all.map((notices) => notices.filter(({ lapsed }) => lapsed).length)).toEqual([4, 0]);
    expect(await undeliveredSince(records.table, friday + 1)).toBe(3);
  });

  it('lapses with the registration of a job-seeker, who is told nothing of its end', async () => {
    const records = await file.fresh();
    const caseId = newCaseId();
    const begun = registerJobSeeker(
      {
        region: 'chongqing',
        district: '500103',
        channel: 'counter',
        applicationNumber: 'QZ-500103-2026-000001',
      },
      undefined,
      rules,
      calendar,
      { now: friday, actor: officer },
    );
    await records.cases.create({ caseId, event: begun, person: person() });
    expect(await listed(records)).toContain('1-job-seeker-registered');
    const die: Step = (state, context) => endJobSeekerRegistration(state, 'deceased', context);
    await act(records, caseId, die, friday + hour);
    expect(await listed(records)).not.toContain('1-job-seeker-registered');
    const told = (await noticesOfCase(records.table, caseId)).filter(({ to }) => to.kind === 'person');
    expect(told.map(({ noticeId, lapsed }) => [noticeId, lapsed])).toEqual([
      ['1-job-seeker-registered', true],
    ]);
  });

  it('lapses in the other cases of the person, too, and comes back with a reinstatement', async () => {
    const records = await file.fresh();
    const [earlier, who] = [newCaseId(), person()];
    await records.cases.create({ caseId: earlier, event: submission(), person: who });
    await act(records, earlier, withdrawApplication, friday, applicant);
    const caseId = await registered(records, who);
    const ofEarlier = async () => (await findNotice(records.table, earlier, withdrawn))?.lapsed ?? false;
    expect([(await listed(records)).includes(withdrawn), await ofEarlier()]).toEqual([true, false]);
    await die(records, caseId);
    expect([(await listed(records)).includes(withdrawn), await ofEarlier()]).toEqual([false, true]);
    await act(records, caseId, raise, friday + 2 * hour, applicant);
    expect(await ofEarlier()).toBe(true);
    await act(records, caseId, reinstate, friday + 3 * hour, supervisor);
    expect([(await listed(records)).includes(withdrawn), await ofEarlier()]).toEqual([true, false]);
  });

  it('does not return through a late report, and a late delivery is still recorded', async () => {
    const records = await file.fresh();
    const caseId = await registered(records);
    await die(records, caseId);
    await say(records.table, caseId, 'failed');
    expect(await listed(records)).toEqual(['4-case-assigned']);
    await say(records.table, caseId, 'delivered');
    expect(await findNotice(records.table, caseId, approved)).toMatchObject({ status: 'delivered' });
  });

  it('does not return through a report that was being written at the same time', async () => {
    const records = await file.fresh();
    const caseId = await registered(records);
    const { table } = records;
    const get = table.get.bind(table);
    vi.spyOn(table, 'get').mockImplementationOnce(async (...key) => {
      const item = await get(...key);
      await die(records, caseId);
      return item;
    });
    expect(await say(table, caseId, 'sent')).toMatchObject({
      ok: true,
      value: { status: 'sent', lapsed: true },
    });
    expect(await listed(records)).toEqual(['4-case-assigned']);
  });

  it('returns when the person is reinstated, unless it has been delivered', async () => {
    const records = await file.fresh();
    const caseId = await registered(records);
    await die(records, caseId);
    await say(records.table, caseId, 'delivered');
    const now = friday + 2 * hour;
    await act(records, caseId, raise, now, applicant);
    await act(records, caseId, reinstate, now, supervisor);
    expect(await listed(records)).toEqual(
      expect.arrayContaining(['4-case-assigned', named, '9-registration-reinstated']),
    );
    expect(await listed(records)).not.toContain(approved);
    expect(await findNotice(records.table, caseId, named)).not.toHaveProperty('lapsed');
  });

  it('never prevents the closure, however many there are', async () => {
    const records = await file.fresh();
    const caseId = await registered(records);
    const one = await findNotice(records.table, caseId, named);
    if (!one) throw new Error('there is no notice');
    for (let number = 0; number < 120; number++)
      await records.table.put(
        noticeItemOf({ ...one, noticeId: `${1000 + number}-plan-adjusted`, sequence: 1000 + number }),
      );
    await die(records, caseId);
    expect((await records.cases.load(caseId))?.state.phase).toBe('closed');
    const lapsed = (await noticesOfCase(records.table, caseId)).filter((notice) => notice.lapsed);
    expect(lapsed.length).toBeGreaterThan(50);
    expect(lapsed.map(({ noticeId }) => noticeId)).toEqual(expect.arrayContaining([approved, named]));
  });
});
