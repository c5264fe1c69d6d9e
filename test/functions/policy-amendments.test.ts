import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type LoadedAmendment, loadedAmendments } from '../../functions/common/rules/amendments.ts';
import { saveAmendment } from '../../functions/common/rules/load-amendment.ts';
import { currentRules } from '../../functions/common/rules/rules.ts';
import { handle as sweepDeadlines } from '../../functions/schedules/sweep-deadlines/handler.ts';
import { parseLocalDate } from '../../lib/domain/calendar/local-date.ts';
import { statutoryHolidays } from '../../lib/domain/calendar/statutory-holidays.ts';
import type { CaseState } from '../../lib/domain/case/case.ts';
import { openTask } from '../../lib/domain/case/case.ts';
import type { Deadline } from '../../lib/domain/case/kernel/deadline.ts';
import type { Region } from '../../lib/domain/case/kernel/vocabulary.ts';
import { approveApplication } from '../../lib/domain/case/registration/decide.ts';
import { submitApplication } from '../../lib/domain/case/registration/submit.ts';
import { decisionDeadlineId, decisionTaskId } from '../../lib/domain/case/registration/tasks.ts';
import { withdrawApplication } from '../../lib/domain/case/registration/withdraw.ts';
import { type Amendment, amendmentSchema, exampleAmendment } from '../../lib/policy/amendments/amendment.ts';
import { resolvePack } from '../../lib/policy/packs.ts';
import { appendAmendment } from '../../lib/store/amendments.ts';
import { saveArrangement } from '../../lib/store/calendar.ts';
import { applicant, day, hour, newCaseId, officer, system } from '../domain/case/support/cases.ts';
import { person } from '../store/support/persons.ts';
import { recordsForFile, type TestRecords } from '../store/support/records.ts';
import { districtOf, districts } from '../support/applications.ts';
import { captureOutput } from './support/output.ts';

const file = recordsForFile();
let records: TestRecords;
const sweep = (now: number) => sweepDeadlines(records)(undefined, now);

/** Tuesday morning. */
const tuesday = Date.parse('2026-11-10T10:00:00+08:00');

beforeEach(async () => {
  records = await file.fresh();
  captureOutput();
});

const amendment = (change: Readonly<Record<string, unknown>> = {}): Amendment =>
  amendmentSchema().parse({ ...exampleAmendment, from: '2026-11-09', ...change });
const load = (change: Readonly<Record<string, unknown>> = {}, at = tuesday) =>
  saveAmendment(records.table, amendment(change), { at: new Date(at).toISOString(), by: 'administrator' });
/** A change of the escalation ladders that only gives more time before the unit is involved. */
const laterUnit = () => {
  const { escalation } = resolvePack('chongqing', parseLocalDate('2026-11-10')).values;
  const ladders = Object.entries(escalation.value).map(([obligation, steps]) => [
    obligation,
    steps.map((step) => (step.name === 'unit' ? { ...step, workingDaysAfterDue: 2 } : step)),
  ]);
  return { id: 'ladders', key: 'escalation', value: Object.fromEntries(ladders), basis: 'proposal' };
};

/** An application under the rules in force at that instant, with its task open for the officer. */
async function submitted(now = tuesday, region: Region = 'chongqing'): Promise<string> {
  const caseId = newCaseId();
  const rules = await currentRules(records.table);
  const event = submitApplication(
    {
      region,
      district: districtOf(region),
      channel: 'online',
      placeBasis: 'residence',
      applicationNumber: '50010320261110ABCDEFGH',
    },
    rules.registrationOf({ region, submittedAt: new Date(now).toISOString() }),
    rules.calendar,
    { now, actor: applicant },
  );
  await records.cases.create({ caseId, event, person: person() });
  await records.cases.change(caseId, ({ state }) => {
    const opened = openTask(state, decisionTaskId, 'decide-application', { now, actor: system });
    return { change: opened && { event: opened }, answer: undefined };
  });
  return caseId;
}
async function approved(caseId: string, now: number): Promise<void> {
  const rules = await currentRules(records.table);
  await records.cases.change(caseId, ({ state }) => {
    const decision = approveApplication(
      state,
      decisionTaskId,
      [],
      rules.beginningAt(state, now),
      rules.calendar,
      { now, actor: officer },
    );
    if (!decision.ok) throw new Error(decision.failure.reason);
    return { change: { event: decision.value }, answer: undefined };
  });
}
async function stateOf(caseId: string): Promise<CaseState> {
  const loaded = await records.cases.load(caseId);
  if (!loaded) throw new Error('it is not there');
  return loaded.state;
}
async function deadlineOf(caseId: string, id = decisionDeadlineId): Promise<Deadline> {
  const deadline = (await stateOf(caseId)).deadlines[id];
  if (!deadline) throw new Error('it is not open');
  return deadline;
}
const reasons = async (caseId: string) =>
  (await records.cases.history(caseId)).flatMap(({ event }) =>
    event.type === 'deadline-recomputed' ? [event.data.because] : [],
  );

describe('A loaded amendment', () => {
  it('applies at once to everything that begins afterwards', async () => {
    expect(await deadlineOf(await submitted())).toMatchObject({ dueDate: '2026-11-17' });
    await load();
    expect(await deadlineOf(await submitted())).toMatchObject({
      dueDate: '2026-11-13',
      basis: { document: '渝人社发〔2027〕1号', clause: 'CQ-1.2' },
    });
    expect(await deadlineOf(await submitted(tuesday, 'shanxi'))).toMatchObject({ dueDate: '2026-11-13' });
  });

  it('moves only the open deadlines that count from its start date, and records the reason on the case', async () => {
    const touched = await submitted();
    const before = await submitted(tuesday - 4 * day);
    const elsewhere = await submitted(tuesday, 'yunnan');
    await load();
    expect(await sweep(tuesday + hour)).toMatchObject({ moved: 1 });
    expect(await deadlineOf(touched)).toMatchObject({ dueDate: '2026-11-13' });
    expect((await stateOf(touched)).tasks[decisionTaskId]?.dueAt).toBe((await deadlineOf(touched)).dueAt);
    expect(await reasons(touched)).toEqual(['policy-amendment-chongqing-2027-decision-online']);
    for (const caseId of [before, elsewhere]) expect(await reasons(caseId)).toEqual([]);
    for (let hours = 2; hours < 5; hours++)
      expect(await sweep(tuesday + hours * hour)).toMatchObject({ moved: 0 });
    expect(await reasons(touched)).toHaveLength(1);
  });

  it('leaves alone what has ended and what its start date does not reach', async () => {
    const withdrawn = await submitted();
    await records.cases.change(withdrawn, ({ state }) => {
      const decision = withdrawApplication(state, { now: tuesday + hour, actor: applicant });
      return { change: decision.ok ? { event: decision.value } : undefined, answer: undefined };
    });
    const open = await submitted();
    await load({ from: '2026-12-01' });
    const version = (await stateOf(withdrawn)).version;
    expect(await sweep(tuesday + 2 * hour)).toMatchObject({ moved: 0 });
    expect(await sweep(tuesday + 3 * hour)).toMatchObject({ moved: 0 });
    expect((await stateOf(withdrawn)).version).toBe(version);
    expect(await reasons(open)).toEqual([]);
    const later = await submitted(Date.parse('2026-12-01T10:00:00+08:00'));
    expect(await deadlineOf(later)).toMatchObject({ dueDate: '2026-12-04' });
  });

  it('leaves the pinned rules of a decision alone if it changes later days only', async () => {
    const caseId = await submitted();
    await load({ from: '2026-11-11' });
    const rules = await currentRules(records.table);
    const state = await stateOf(caseId);
    expect(rules.registrationOf(state).decision.online.term).toEqual({ workingDays: 5 });
    expect(rules.packAt('chongqing', tuesday + day).values.decisionDeadlineOnline.value).toEqual({
      kind: 'working-days',
      workingDays: 3,
    });
  });

  it('leaves completed steps alone and moves those to come', async () => {
    const caseId = await submitted();
    const due = Date.parse((await deadlineOf(caseId)).dueAt);
    await sweep(due);
    const before = await deadlineOf(caseId);
    expect(before.steps[before.stepsDone]).toMatchObject({ name: 'unit', at: '2026-11-18T16:00:00.000Z' });
    await load(laterUnit(), due);
    expect(await sweep(due + hour)).toMatchObject({ moved: 1, escalated: 0 });
    const after = await deadlineOf(caseId);
    expect(after.steps.slice(0, after.stepsDone)).toEqual(before.steps.slice(0, before.stepsDone));
    expect(after.steps[after.stepsDone]).toMatchObject({ name: 'unit', at: '2026-11-19T16:00:00.000Z' });
    expect(await reasons(caseId)).toEqual(['policy-amendment-ladders']);
    expect(await sweep(Date.parse('2026-11-18T16:00:00.000Z'))).toMatchObject({ escalated: 0 });
    expect(await sweep(Date.parse('2026-11-19T16:00:00.000Z'))).toMatchObject({ escalated: 1 });
  });

  it('prevents a step under the old rule even in the sweep that discovers the change', async () => {
    const caseId = await submitted();
    await load({ value: { kind: 'working-days', workingDays: 10 } });
    const { steps } = await deadlineOf(caseId);
    expect(await sweep(Date.parse(steps.at(-1)?.at ?? ''))).toMatchObject({ moved: 1, escalated: 1 });
    expect((await records.cases.history(caseId)).at(-1)?.event.data).toMatchObject({
      step: 'national-limit',
    });
  });

  it('moves obligations after the decision by the date from which they count', async () => {
    const early = await submitted();
    const late = await submitted();
    await approved(early, tuesday + hour);
    await approved(late, tuesday + day);
    await load({
      id: 'first-contact',
      key: 'firstContact',
      layer: 'national',
      value: { workingDays: 3, countedFrom: 'registration', means: ['phone', 'message'] },
      citation: { document: 'mohrss-2020-79', article: '一(三)', clause: 'N2' },
      basis: 'national',
      from: '2026-11-11',
    });
    expect(await sweep(tuesday + day + hour)).toMatchObject({ moved: 1 });
    expect(await deadlineOf(early, 'first-contact-1')).toMatchObject({ dueDate: '2026-11-17' });
    expect(await deadlineOf(late, 'first-contact-1')).toMatchObject({ dueDate: '2026-11-16' });
  });

  it('changes a month by the rules of its first day, whenever its work begins', async () => {
    const before = await submitted();
    await approved(before, tuesday);
    await load({ ...laterUnit(), from: '2026-11-11' });
    await sweep(tuesday + hour);
    await sweep(tuesday + 2 * hour);
    const begun = Date.parse((await stateOf(before)).scheduledActions['next-follow-up']?.at ?? '');
    expect(begun).toBeGreaterThan(tuesday + day);
    expect(await sweep(begun)).toMatchObject({ kept: 1 });
    const unit = async () =>
      (await deadlineOf(before, 'follow-up-2026-11')).steps.find(({ name }) => name === 'unit')?.at;
    expect(await unit()).toBe('2026-12-01T16:00:00.000Z');
    expect(await sweep(begun + hour)).toMatchObject({ moved: 0 });
    // Nothing in this month changes unless its first day is affected.
    await load({ ...laterUnit(), from: '2026-11-01' }, begun);
    await sweep(begun + 2 * hour);
    expect(await unit()).toBe('2026-12-02T16:00:00.000Z');
  });

  it('moves deadlines again when it is corrected, and keeps its earlier text', async () => {
    const caseId = await submitted();
    expect(await load()).toEqual({ revision: 1, changed: true });
    expect(await load({}, tuesday + hour)).toEqual({ revision: 1, changed: false });
    await sweep(tuesday + hour);
    await sweep(tuesday + 2 * hour);
    expect(await load({ value: { kind: 'working-days', workingDays: 4 } })).toEqual({
      revision: 2,
      changed: true,
    });
    expect(await sweep(tuesday + 3 * hour)).toMatchObject({ moved: 1 });
    expect(await deadlineOf(caseId)).toMatchObject({ dueDate: '2026-11-16' });
    expect(await reasons(caseId)).toHaveLength(2);
    expect(await loadedAmendments(records.table)).toEqual([
      expect.objectContaining<Partial<LoadedAmendment>>({ revision: 2 }),
    ]);
    const kept = (await records.everything()).filter(({ SK }) => String(SK).startsWith('AMENDMENT#'));
    expect(kept).toHaveLength(2);
  });

  it('is refused if another one changes the same value from the same day', async () => {
    await load();
    await expect(load({ id: 'another' })).rejects.toMatchObject({
      code: 'amendment-in-conflict',
      extensions: { with: 'chongqing-2027-decision-online' },
    });
  });

  it('is accepted once if several that contradict each other are loaded at the same moment', async () => {
    const names = ['first', 'second', 'third'];
    const loads = await Promise.allSettled(names.map((id) => load({ id })));
    expect(loads.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of loads)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'amendment-in-conflict' });
    const [accepted, ...others] = await loadedAmendments(records.table);
    expect(others).toEqual([]);
    const id = accepted?.amendment.id;
    expect(await load({ id, value: { kind: 'working-days', workingDays: 2 } })).toMatchObject({
      revision: 2,
    });
  });

  it('is loaded once by two who load different values of it at the same moment', async () => {
    const loads = await Promise.allSettled(
      [2, 4].map((workingDays) => load({ value: { kind: 'working-days', workingDays } })),
    );
    expect(loads.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(loads).toContainEqual(
      expect.objectContaining({ reason: expect.objectContaining({ code: 'amendment-changed' }) }),
    );
  });

  it.each(['0000-02-29', '0001-01-01', '9999-12-31'])(
    'that is stored with the first day %s does not hold, is logged, and stops neither rules nor sweep',
    async (from) => {
      const output = captureOutput();
      const caseId = await submitted();
      const poisoned = { ...exampleAmendment, id: 'poisoned', from };
      await appendAmendment(
        records.table,
        {
          amendmentId: 'poisoned',
          revision: 1,
          amendment: poisoned,
          loadedAt: new Date(tuesday).toISOString(),
          loadedBy: 'administrator',
        },
        { revisions: [], loads: 0 },
      );
      expect(await deadlineOf(await submitted())).toMatchObject({ dueDate: '2026-11-17' });
      expect(await sweep(tuesday + hour)).toMatchObject({ moved: 0 });
      expect(await deadlineOf(caseId)).toMatchObject({ dueDate: '2026-11-17' });
      expect(output.text()).toContain('AMENDMENT_UNUSABLE');
      expect(await load({ id: 'poisoned' })).toMatchObject({ revision: 2 });
      expect(await deadlineOf(await submitted())).toMatchObject({ dueDate: '2026-11-13' });
    },
  );

  it('also reaches a case that was written under the older rules after the first sweep', async () => {
    const older = await currentRules(records.table);
    await load();
    expect(await sweep(tuesday)).toMatchObject({ moved: 0 });
    // A request that read its rules before the amendment was loaded and writes only now.
    const caseId = newCaseId();
    const event = submitApplication(
      {
        region: 'chongqing',
        district: districts.chongqing,
        channel: 'online',
        placeBasis: 'residence',
        applicationNumber: '50010320261110ABCDEFGH',
      },
      older.registrationOf({ region: 'chongqing', submittedAt: new Date(tuesday).toISOString() }),
      older.calendar,
      { now: tuesday, actor: applicant },
    );
    await records.cases.create({ caseId, event, person: person() });
    expect(await sweep(tuesday + hour)).toMatchObject({ moved: 1 });
    expect(await deadlineOf(caseId)).toMatchObject({ dueDate: '2026-11-13' });
  });

  it('gives the same deadlines whether it was loaded before or after', async () => {
    const change = fc.record({
      key: fc.constantFrom('decisionDeadlineOnline', 'escalation'),
      workingDays: fc.integer({ min: 1, max: 12 }),
      from: fc.constantFrom('2026-11-01', '2026-11-10', '2026-11-11', '2027-01-01'),
    });
    await fc.assert(
      fc.asyncProperty(change, fc.integer({ min: 0, max: 48 }), async ({ key, workingDays, from }, hours) => {
        records = await file.fresh();
        const loading =
          key === 'escalation'
            ? { ...laterUnit(), from }
            : { value: { kind: 'working-days', workingDays }, from };
        const now = tuesday + hours * hour;
        const after = await submitted(now);
        await load(loading, now);
        const before = await submitted(now);
        await sweep(now + 1);
        expect(await deadlineOf(after)).toEqual(await deadlineOf(before));
      }),
      { numRuns: 12 },
    );
  });
});

describe('A holiday arrangement', () => {
  it('moves the deadlines it touches and records the reason when it corrects an announced year', async () => {
    const caseId = await submitted();
    const other = await submitted(tuesday - 30 * day);
    await saveArrangement(
      records.table,
      {
        year: 2026,
        source: { title: '关于调整2026年放假安排的通知（测试）', url: 'https://www.gov.cn/' },
        holidays: [...statutoryHolidays(2026), { date: parseLocalDate('2026-11-13'), name: '临时' }],
        makeUpWorkdays: [],
      },
      { at: new Date(tuesday).toISOString(), by: 'administrator' },
    );
    expect(await sweep(tuesday + hour)).toMatchObject({ moved: 1 });
    expect(await deadlineOf(caseId)).toMatchObject({ dueDate: '2026-11-18' });
    expect(await reasons(caseId)).toEqual(['holiday-arrangement-2026']);
    expect(await reasons(other)).toEqual([]);
  });

  it('is named beside an amendment if both change a deadline at the same time', async () => {
    const caseId = await submitted();
    await load();
    await saveArrangement(
      records.table,
      {
        year: 2026,
        source: { title: '测试', url: 'https://www.gov.cn/' },
        holidays: [...statutoryHolidays(2026), { date: parseLocalDate('2026-11-13'), name: '临时' }],
        makeUpWorkdays: [],
      },
      { at: new Date(tuesday).toISOString(), by: 'administrator' },
    );
    expect(await sweep(tuesday + hour)).toMatchObject({ moved: 1 });
    expect(await deadlineOf(caseId)).toMatchObject({ dueDate: '2026-11-16' });
    expect(await reasons(caseId)).toEqual([
      'holiday-arrangement-2026 policy-amendment-chongqing-2027-decision-online',
    ]);
  });
});
