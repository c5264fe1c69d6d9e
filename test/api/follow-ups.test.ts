import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operation as readCoverage } from '../../functions/api/follow-up/read-coverage/operation.ts';
import { operation as listOutbox } from '../../functions/api/notices/list-outbox/operation.ts';
import { operation as submitApplication } from '../../functions/api/registration/submit-application/operation.ts';
import { operation as listCaseload } from '../../functions/api/worklist/list-caseload/operation.ts';
import { operation as listDigests } from '../../functions/api/worklist/list-digests/operation.ts';
import { operation as listOverdue } from '../../functions/api/worklist/list-overdue/operation.ts';
import { operation as listWorklist } from '../../functions/api/worklist/list-worklist/operation.ts';
import { operation as summarizeWorklist } from '../../functions/api/worklist/summarize-worklist/operation.ts';
import { saveOfficer } from '../../lib/store/officers.ts';
import { bodyOf } from '../support/answers.ts';
import { application } from '../support/applications.ts';
import { SystemStore } from '../support/store.ts';
import { System } from '../support/system.ts';

/**
 * What supervisors and officers see of a district: the matrix of cases and months, what is overdue and why, and
 * the daily digest. Three people are registered on Friday 27 February 2026, within the last five working days of the
 * month, so that March is their first month (I-06); two more have only applied. The days until 7 March are played
 * before the tests, which check what was recorded on the way and the final state.
 */
let system: System;
let store: SystemStore;
let played: Awaited<ReturnType<typeof play>>;
const cases: string[] = [];

beforeAll(async () => {
  system = await System.start('2026-02-27T10:00:00+08:00');
  store = await SystemStore.of(system);
  for (let index = 0; index < 5; index++) {
    const submitted = await system.call('POST', '/applications', {
      as: 'applicant',
      body: application({ unemployment: { reason: '24', date: '2026-01-15', lastEmployer: '某某公司' } }),
    });
    cases.push(bodyOf(submitApplication, submitted).caseId);
  }
  for (const caseId of cases.slice(0, 3)) await decide(caseId, { outcome: 'approve' });
  played = await play();
});
afterAll(async () => {
  store.close();
  await system.close();
});

const decide = (caseId: string | undefined, body: object) =>
  system.call('POST', `/cases/${caseId}/tasks/decide-application-1/decision`, {
    as: 'officer-chongqing',
    body,
  });
const contact = (caseId: string | undefined, reached: boolean) =>
  system.call('POST', `/cases/${caseId}/tasks/make-first-contact-1/contact`, {
    as: 'officer-chongqing',
    body: { means: 'phone', reached, note: '无人接听' },
  });
const get = (path: string, as = 'supervisor-chongqing', language = 'zh') =>
  system.call('GET', path, { as, language });
const overdue = async (query = '?district=500103') =>
  bodyOf(listOverdue, await get(`/overdue${query}`, 'supervisor-chongqing', 'en'));
const digests = async (query = '') =>
  bodyOf(listDigests, await get(`/digests?district=500103${query}`)).digests;

async function play() {
  const begun = await digests();
  // Saturday the 28th and Monday are working days before which nothing falls due; Sunday is not a working day.
  await system.skipTo('2026-03-02T08:00:00+08:00');
  const onMonday = await digests('&month=2026-03');
  // Three first contacts, and two decisions, are due five working days after the 27th: on Thursday the 5th.
  await system.skipTo('2026-03-04T08:00:00+08:00');
  await system.skipTo('2026-03-06T08:00:00+08:00');
  const onFriday = await digests();
  await system.skipTo('2026-03-07T08:00:00+08:00');

  await contact(cases[1], false);
  await decide(cases[3], { outcome: 'ask-for-information', items: ['unemployment-date'] });
  const untouched = await overdue();
  await saveOfficer(store.table, { subject: 'officer-2', districts: ['500103'], takesCases: false });
  await saveOfficer(store.table, {
    subject: 'officer-chongqing',
    districts: ['500103'],
    absence: { from: '2026-03-07', until: '2026-03-20', deputy: 'officer-2' },
  });
  const officerAway = await overdue();
  await contact(cases[1], true);
  return { digests: { begun, onMonday, onFriday }, untouched, officerAway };
}

describe('The digest of a working day', () => {
  it('is published once with what is overdue and what is due by the end of the next working day', async () => {
    expect(played.digests.begun).toEqual([]);
    expect(played.digests.onMonday).toEqual([]);
    const digest = { district: '500103', region: 'chongqing' };
    expect(played.digests.onFriday).toEqual([
      {
        ...digest,
        date: '2026-03-06',
        at: '2026-03-06T00:00:00.000Z',
        dueBy: '2026-03-09',
        overdue: 5,
        dueNext: 0,
        kinds: { decision: { overdue: 2, dueNext: 0 }, 'first-contact': { overdue: 3, dueNext: 0 } },
      },
      expect.objectContaining({ ...digest, date: '2026-03-05', dueBy: '2026-03-06', overdue: 0, dueNext: 5 }),
      expect.objectContaining({ ...digest, date: '2026-03-04', dueBy: '2026-03-05', overdue: 0, dueNext: 5 }),
    ]);
    // No digest is published on Saturday the 7th.
    expect(await digests()).toHaveLength(3);
    const published = system.runtime.events
      .recent({ bus: 'ServiceStack-cases', limit: 1000 })
      .filter((event) => JSON.stringify(event).includes('Digest.Issued'));
    expect(published).toHaveLength(3);
    const text = JSON.stringify(published);
    expect(text).toContain('DIGEST#500103/2026-03-06');
    for (const caseId of cases) expect(text).not.toContain(caseId);
  });
});

describe('The list of overdue tasks', () => {
  const first = 'first-contact';

  it('starts with the longest overdue and gives reason, due time, level and officer', () => {
    const { total, kinds, overdue: entries } = played.untouched;
    expect([total, kinds]).toEqual([5, { decision: 2, 'first-contact': 3 }]);
    expect(entries.map(({ kind }) => kind)).toEqual(['decision', 'decision', first, first, first]);
    expect(entries.find(({ caseId }) => caseId === cases[3])).toMatchObject({
      reason: 'awaiting-information',
      level: 'officer',
      workingDaysOverdue: 1,
    });
    expect(entries.find(({ caseId }) => caseId === cases[4])).toMatchObject({
      reason: 'not-touched',
      dueDate: '2026-03-05',
      overdueSince: '2026-03-05T16:00:00.000Z',
      level: 'unit',
    });
    expect(entries.find(({ caseId }) => caseId === cases[1])).toMatchObject({
      reason: 'not-reached',
      reasonText: 'Not reached yet',
      attempts: 1,
      officer: 'officer-chongqing',
      taskId: 'make-first-contact-1',
      // The failed attempt has returned the task.
      level: 'officer',
      basis: { clause: 'N2' },
    });
    expect(entries.find(({ caseId }) => caseId === cases[0])).toMatchObject({
      reason: 'not-touched',
      attempts: 0,
    });
  });

  it('says that the officer is absent and who the deputy is', () => {
    const entry = played.officerAway.overdue.find(({ caseId }) => caseId === cases[0]);
    expect(entry).toMatchObject({
      reason: 'officer-absent',
      absence: { until: '2026-03-20', deputy: 'officer-2' },
    });
  });

  it('comes page by page without repetitions, for one district or the whole jurisdiction', async () => {
    const all = (await overdue('')).overdue.map(({ caseId }) => caseId);
    expect(all).toHaveLength(4);
    const paged: string[] = [];
    for (let after: string | undefined = ''; after !== undefined; ) {
      const page = await overdue(`?limit=3${after && `&after=${encodeURIComponent(after)}`}`);
      expect(page.total).toBe(4);
      paged.push(...page.overdue.map(({ caseId }) => caseId));
      after = page.next;
    }
    expect(paged).toEqual(all);
    expect(await overdue('?district=500106')).toMatchObject({ total: 0, kinds: {}, overdue: [] });
  });

  it('can be asked for by kind, level, officer and reason, and counts what it lists', async () => {
    const all = (await overdue()).overdue;
    const filters: [string, (entry: (typeof all)[number]) => boolean][] = [
      ['kind=decision', ({ kind }) => kind === 'decision'],
      ['kind=decision,first-contact', () => true],
      ['level=unit', ({ level }) => level === 'unit'],
      ['officer=none', ({ officer }) => officer === undefined],
      ['officer=officer-chongqing&kind=first-contact', ({ officer }) => officer === 'officer-chongqing'],
      ['reason=awaiting-information', ({ reason }) => reason === 'awaiting-information'],
    ];
    for (const [query, matches] of filters) {
      const asked = await overdue(`?district=500103&${query}`);
      expect([query, asked.overdue]).toEqual([query, all.filter(matches)]);
      expect(asked.total).toBe(asked.overdue.length);
    }
    // The tabs of the kinds are counted by all other filters.
    expect((await overdue('?district=500103&kind=decision')).kinds).toEqual((await overdue()).kinds);
  });

  it('drops a task once it is done', async () => {
    expect(played.officerAway.overdue.map(({ caseId }) => caseId)).toContain(cases[1]);
    expect((await overdue()).overdue.map(({ caseId }) => caseId)).not.toContain(cases[1]);
  });
});

describe('The worklist of an officer', () => {
  const list = async (query = '', as = 'officer-chongqing') =>
    bodyOf(listWorklist, await get(`/worklist?limit=100${query}`, as));
  const summary = async (query = '', as = 'officer-chongqing') =>
    bodyOf(summarizeWorklist, await get(`/worklist/summary?${query}`, as));

  it('begins with what is overdue, shows what has been done, and hides no undecided application behind `me`', async () => {
    const { tasks, asOf } = await list('&officer=me');
    expect(asOf.slice(0, 10)).toBe('2026-03-07');
    expect(tasks.map(({ dueAt }) => dueAt)).toEqual(tasks.map(({ dueAt }) => dueAt).toSorted());
    const of = (index: number) => tasks.find(({ caseId }) => caseId === cases[index]);
    expect(of(0)).toMatchObject({ kind: 'make-first-contact', touched: 'no', attempts: 0, assisted: false });
    expect(of(3)).toMatchObject({
      kind: 'decide-application',
      touched: 'started',
      awaitingInformation: true,
    });
    expect(of(4)).toMatchObject({ kind: 'decide-application', touched: 'no', provisional: false });
    expect(of(4)).not.toHaveProperty('officer');
    const nobodys = (await list('&officer=none')).tasks.map(({ caseId }) => caseId);
    expect(new Set(nobodys)).toEqual(new Set([cases[3], cases[4]]));
    expect((await list('&officer=officer-chongqing')).tasks.map(({ caseId }) => caseId)).not.toContain(
      cases[4],
    );
  });

  it('has the length that its counts say, also as if an officer were away', async () => {
    for (const query of ['', '&without=officer-chongqing', '&kind=make-first-contact,decide-application']) {
      const counts = await summary(query.slice(1));
      const opened = {
        total: '',
        overdue: '&overdue=true',
        dueToday: '&due=today',
        dueWithin3: '&due=within-3',
        awaitingInformation: '&awaitingInformation=true',
        escalated: '&escalated=true',
        forSupervisor: '&forSupervisor=true',
        unassigned: '&officer=none',
      } as const;
      for (const [tile, filter] of Object.entries(opened))
        expect([query, tile, counts[tile as keyof typeof opened]]).toEqual([
          query,
          tile,
          (await list(`${query}${filter}`)).tasks.length,
        ]);
      for (const { subject, total } of counts.byOfficer)
        expect((await list(`${query}&officer=${subject}`)).tasks).toHaveLength(total);
    }
    const away = await summary('without=officer-chongqing');
    expect(away.byOfficer.map(({ subject }) => subject)).not.toContain('officer-chongqing');
  });

  it('stands beside the caseload, with the month, what is due next and the last contact', async () => {
    const { cases: mine, total } = bodyOf(
      listCaseload,
      await get('/caseload?month=2026-03', 'officer-chongqing'),
    );
    expect([total, mine.length]).toEqual([3, 3]);
    expect(mine.find(({ caseId }) => caseId === cases[0])).toMatchObject({
      phase: 'registered',
      registeredOn: '2026-02-27',
      lastContactOn: '2026-02-27',
      month: { month: '2026-03' },
      nextDue: { kind: 'first-contact', overdue: true },
    });
    expect(mine.find(({ caseId }) => caseId === cases[1])).toMatchObject({
      lastContactOn: '2026-03-07',
      month: { status: 'done', by: 'first-contact' },
    });
    // An id is random, and may look like a telephone number.
    const said = mine.map(({ caseId: _id, applicationNumber: _number, ...each }) => each);
    expect(JSON.stringify(said)).not.toMatch(/\d{17}[\dX]|1[3-9]\d{9}/);
    const { next, cases: first } = bodyOf(listCaseload, await get('/caseload?limit=2', 'officer-chongqing'));
    const rest = await get(`/caseload?limit=2&after=${encodeURIComponent(next ?? '')}`, 'officer-chongqing');
    expect([...first, ...bodyOf(listCaseload, rest).cases].map(({ caseId }) => caseId)).toEqual(
      mine.map(({ caseId }) => caseId),
    );
    expect((await get('/caseload?month=2026-04', 'officer-chongqing')).body.code).toBe('date-in-future');
  });

  it('leaves a case with the officer who has it, and shows whom a letter has to go to, masked', async () => {
    const taken = await system.call('POST', `/cases/${cases[0]}/officer`, {
      as: 'officer-chongqing',
      body: { officer: 'me' },
    });
    expect([taken.status, taken.body.code]).toEqual([409, 'case-has-officer']);
    const seen = bodyOf(listOutbox, await get('/outbox?recipient=person&limit=100', 'officer-chongqing'));
    expect(seen.notices.length).toBeGreaterThan(0);
    for (const { recipient, case: about } of seen.notices)
      expect([recipient, about?.applicant]).toEqual(['person', expect.stringContaining('*')]);
    const adapter = bodyOf(listOutbox, await get('/outbox?recipient=person&limit=100', 'delivery-chongqing'));
    expect(adapter.notices.map((each) => ({ ...each, case: undefined }))).toEqual(
      seen.notices.map((each) => ({ ...each, case: undefined })),
    );
    expect(adapter.notices.some((each) => 'case' in each)).toBe(false);
  });
});

describe('The matrix of cases and months', () => {
  const ask = (from: string, to: string, rest = '', as = 'officer-chongqing') =>
    get(`/coverage?district=500103&from=${from}&to=${to}${rest}`, as, 'en');
  const coverage = async (...asked: Parameters<typeof ask>) => bodyOf(readCoverage, await ask(...asked));

  it('counts each case once a month without gaps, human contact and comparison apart (I-05)', async () => {
    const body = await coverage('2026-02', '2026-03');
    expect(body.months).toEqual(['2026-02', '2026-03']);
    expect(body.totals?.[0]).toMatchObject({ month: '2026-02', owed: 0, doneInTime: { denominator: 0 } });
    expect(body.totals?.[1]).toMatchObject({
      month: '2026-03',
      owed: 3,
      gap: 0,
      done: { humanContact: 1, comparison: 0 },
      excused: { unreachable: 0, registrationEnded: 0, transferred: 0 },
      doneInTime: { numerator: 1, denominator: 3, value: 1 / 3 },
    });
    const cells = new Map(body.cases.map((each) => [each.caseId, each.cells]));
    expect([...cells.keys()].sort()).toEqual(cases.slice(0, 3).sort());
    expect(cells.get(cases[1] ?? '')).toEqual([
      { month: '2026-02', status: 'not-owed' },
      { month: '2026-03', status: 'done', by: 'first-contact' },
    ]);
    expect(body.cases[0]).toMatchObject({ registeredOn: '2026-02-27', officer: 'officer-chongqing' });
  });

  it('comes page by page with the totals of the whole district on the first page', async () => {
    const first = await coverage('2026-03', '2026-03', '&limit=2');
    expect([first.cases.length, first.totals?.[0]?.owed]).toEqual([2, 3]);
    const second = await coverage(
      '2026-03',
      '2026-03',
      `&limit=2&after=${encodeURIComponent(first.next ?? '')}`,
    );
    expect([second.cases.length, second.totals, second.next]).toEqual([1, undefined, undefined]);
    const ids = [...first.cases, ...second.cases].map(({ caseId }) => caseId);
    expect(new Set(ids).size).toBe(3);
  });

  it('shows administrators the totals but no case', async () => {
    const body = await coverage('2026-03', '2026-03', '', 'administrator');
    expect(body.cases).toEqual([]);
    expect(body.next).toBeUndefined();
    expect(body.totals?.[0]).toMatchObject({ owed: 3 });
  });

  it.each([
    ['2026-03', '2026-02', 'invalid-field'],
    ['2024-03', '2026-03', 'invalid-field'],
    ['2026-03', '2026-04', 'date-in-future'],
    ['2026-13', '2026-03', 'invalid-field'],
  ])('is refused for the months from %s to %s with %s', async (from, to, code) => {
    expect((await ask(from, to)).body.code).toBe(code);
  });

  it('names the agencies at and below the county as responsible in Yunnan (YN-1.3.4)', async () => {
    const query = '&from=2026-03&to=2026-03';
    const yunnan = (await get(`/coverage?district=530102${query}`, 'supervisor-yunnan')).body;
    expect(yunnan.responsibility).toMatchObject({
      level: 'county-and-below',
      basis: { clause: 'YN-1.3.4' },
    });
    const elsewhere = (await coverage('2026-03', '2026-03')).responsibility;
    expect(elsewhere).toMatchObject({ level: 'registering-agency', basis: { clause: 'CQ-2.5' } });
  });

  it('is refused for a district outside the jurisdiction or outside the regions served', async () => {
    const asked = async (district: string, as: string) =>
      (await get(`/coverage?district=${district}&from=2026-03&to=2026-03`, as)).body;
    expect((await asked('500106', 'officer-chongqing')).code).toBe('outside-jurisdiction');
    expect((await asked('110101', 'administrator')).code).toBe('region-not-served');
  });
});
