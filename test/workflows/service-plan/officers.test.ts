import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operation as listOfficers } from '../../../functions/api/officers/list-officers/operation.ts';
import { operation as reassignCases } from '../../../functions/api/officers/reassign-cases/operation.ts';
import { bodyOf } from '../../support/answers.ts';
import { districts } from '../../support/applications.ts';
import { type ApiAnswer, System } from '../../support/system.ts';
import { type Region, register, tasksOf } from './registered.ts';

/** Each test has its own region, so that none sees the officers of another; one of the tests moves the clock. */
let system: System;
beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
});
afterAll(() => system.close());

const enter = (region: Region, subject: string, change: object = {}, as = `supervisor-${region}`) =>
  system.call('PUT', `/officers/${encodeURIComponent(subject)}`, {
    as,
    body: { districts: [districts[region]], ...change },
  });
const officersOf = async (region: Region) => {
  const path = `/officers?district=${districts[region]}`;
  const listed = await system.call('GET', path, { as: `officer-${region}` });
  // Not the sample sign-ins, which are given no cases.
  return bodyOf(listOfficers, listed).officers.filter(({ takesCases }) => takesCases);
};
const loads = async (region: Region) =>
  Object.fromEntries((await officersOf(region)).map(({ subject, load }) => [subject, load]));
const ownerOf = async (region: Region, caseId: string) =>
  (await tasksOf(system, region)).find((task) => task.caseId === caseId)?.officer;
const handOver = (region: Region, body: object) =>
  system.call('POST', '/reassignments', { as: `supervisor-${region}`, body });

const resultsOf = (answer: ApiAnswer) => bodyOf(reassignCases, answer).results;

describe('The assignment of officers (SX-1.3)', () => {
  it('gives each new case to the officer of the district who has the fewest', async () => {
    await enter('shanxi', 'shanxi-a');
    await enter('shanxi', 'shanxi-b', { districts: ['14'] });
    await enter('shanxi', 'shanxi-elsewhere', { districts: ['140106'] });
    const given = [];
    for (let count = 0; count < 4; count++)
      given.push(await ownerOf('shanxi', await register(system, 'shanxi')));
    expect(given).toEqual(['shanxi-a', 'shanxi-b', 'shanxi-a', 'shanxi-b']);
    expect(await loads('shanxi')).toEqual({ 'shanxi-a': 2, 'shanxi-b': 2 });
  });
});

describe('The absence of an officer', () => {
  it('sends new cases to others and shows the open ones to the deputy', async () => {
    await enter('qinghai', 'officer-qinghai', { districts: ['630104'] });
    const mine = await register(system, 'qinghai');
    await enter('qinghai', 'officer-2', {});
    const theirs = await register(system, 'qinghai');
    expect([await ownerOf('qinghai', mine), await ownerOf('qinghai', theirs)]).toEqual([
      'officer-qinghai',
      'officer-2',
    ]);
    const work = async (whose: string) =>
      (await tasksOf(system, 'qinghai', `&officer=${whose}`)).map(({ caseId }) => caseId).sort();
    expect(await work('me')).toEqual([mine]);

    const absence = { from: '2026-11-20', until: '2026-11-23', deputy: 'officer-qinghai' };
    expect((await enter('qinghai', 'officer-2', { absence })).body).toMatchObject({
      absentToday: true,
      load: 1,
    });
    expect(await work('me')).toEqual([mine, theirs].sort());
    expect(await work('officer-2')).toEqual([theirs]);
    expect(await officersOf('qinghai')).toMatchObject([
      { subject: 'officer-2', absentToday: true },
      { subject: 'officer-qinghai', standsInFor: ['officer-2'] },
    ]);
    // Two cases against one, and the present officer still gets the new one.
    const another = await register(system, 'qinghai');
    expect(await ownerOf('qinghai', another)).toBe('officer-qinghai');
    const alsoTheirs = await register(system, 'qinghai');
    expect(await ownerOf('qinghai', alsoTheirs)).toBe('officer-qinghai');

    await system.skipTo('2026-11-24T09:00:00+08:00');
    expect(await work('me')).toEqual([mine, another, alsoTheirs].sort());
  });

  it.each([
    ['ends before it begins', { from: '2026-12-02', until: '2026-12-01' }, 'absence-reversed'],
    [
      'names the officer as their own deputy',
      { from: '2026-12-01', until: '2026-12-01', deputy: 'officer-3' },
      'absence-reversed',
    ],
    [
      'names an unknown deputy',
      { from: '2026-12-01', until: '2026-12-01', deputy: 'x' },
      'officer-not-available',
    ],
    ['begins on 29 February 2027', { from: '2027-02-29', until: '2027-03-01' }, 'date-does-not-exist'],
  ])('is refused if it %s', async (_what, absence, code) => {
    const answer = await enter('qinghai', 'officer-3', { absence });
    expect([answer.status, answer.body.code]).toEqual([422, code]);
    expect((await officersOf('qinghai')).map(({ subject }) => subject)).not.toContain('officer-3');
  });
});

describe('The directory of officers', () => {
  it('is kept by the supervisors of the place, who cannot enter officers from elsewhere', async () => {
    expect((await enter('weihai', 'weihai-a', { districts: ['500103'] })).body.code).toBe(
      'outside-jurisdiction',
    );
    expect((await enter('weihai', 'weihai-a', { districts: ['37'] })).body.code).toBe('outside-jurisdiction');
    expect((await enter('weihai', 'city', { districts: ['371003', '630103'] }, 'administrator')).status).toBe(
      200,
    );
    expect((await enter('weihai', 'city', { districts: ['371003'] })).body.code).toBe('outside-jurisdiction');
    expect((await enter('weihai', 'weihai-a', {}, 'officer-weihai')).body.code).toBe('role-not-allowed');
    expect((await enter('weihai', 'no one here')).status).toBe(400);
    // A slash, even an encoded one, divides the path, and there is no such address.
    expect((await enter('weihai', 'someone/else')).status).toBe(404);
  });
});

describe('The reassignment of a case', () => {
  it('includes its open tasks, goes by name or by load, and reaches only an available officer', async () => {
    const first = await register(system, 'yunnan');
    expect(await ownerOf('yunnan', first)).toBe('officer-yunnan');
    const give = (officer: string | null, as = 'supervisor-yunnan') =>
      system.call('POST', `/cases/${first}/officer`, { as, body: { officer } });
    expect((await give('yunnan-a')).body).toMatchObject({
      code: 'officer-not-available',
      because: 'unknown',
    });
    await enter('yunnan', 'yunnan-a');
    await enter('yunnan', 'yunnan-b', { absence: { from: '2026-11-01', until: '2026-12-31' } });
    expect((await give('yunnan-b')).body).toMatchObject({ code: 'officer-not-available', because: 'absent' });
    expect((await give('yunnan-a')).status).toBe(200);
    // The worklist item is rewritten although the task itself has not changed.
    expect(await ownerOf('yunnan', first)).toBe('yunnan-a');
    expect((await give('yunnan-a')).body.code).toBe('officer-unchanged');
    expect((await give(null)).body).toMatchObject({ code: 'nobody-takes-cases' });
    expect((await give('yunnan-a', 'supervisor-shanxi')).body.code).toBe('outside-jurisdiction');
    expect((await give('yunnan-a', 'officer-yunnan')).body.code).toBe('supervisor-needed');
  });
});

describe('Somebody who has cases', () => {
  it('is not entered so that they could no longer work on them, until these are handed over', async () => {
    await enter('shanxi', 'shanxi-c', { districts: ['14'] });
    const caseId = await register(system, 'shanxi');
    const give = (officer: string) =>
      system.call('POST', `/cases/${caseId}/officer`, { as: 'supervisor-shanxi', body: { officer } });
    if ((await ownerOf('shanxi', caseId)) !== 'shanxi-c') expect((await give('shanxi-c')).status).toBe(200);
    const unit = (change: object) => enter('shanxi', 'shanxi-c', change, 'administrator');
    for (const change of [
      { districts: ['140106'] },
      { districts: ['14'], role: 'unit-administrator' },
      { districts: ['14'], leftOn: '2026-11-01' },
    ]) {
      const refused = await unit(change);
      expect([refused.status, refused.body.code, refused.body.cases]).toEqual([409, 'officer-has-cases', 1]);
    }
    // They may work in fewer districts as long as those of their cases are among them.
    expect((await unit({ districts: [districts.shanxi] })).status).toBe(200);
    expect((await give('supervisor-shanxi')).status).toBe(200);
    expect((await unit({ districts: ['140106'] })).status).toBe(200);
    expect((await give('unit-administrator-shanxi')).body).toMatchObject({
      code: 'officer-not-available',
      because: 'other-role',
    });
  });
});

describe('The reassignment of many cases', () => {
  it('is tried as a dry run, then carried out once, whoever repeats it', async () => {
    const cases = [];
    for (let count = 0; count < 5; count++) cases.push(await register(system, 'chongqing'));
    // Assigned at the same instant, the cases are listed by number.
    cases.sort();
    const elsewhere = await register(system, 'weihai');
    await enter('chongqing', 'chongqing-a');
    await enter('chongqing', 'chongqing-b');
    const from = 'officer-chongqing';

    const dry = await handOver('chongqing', { from, dryRun: true });
    expect(dry.body.cases).toEqual(cases);
    expect(resultsOf(dry).map(({ officer }) => officer)).toEqual([
      'chongqing-a',
      'chongqing-b',
      'chongqing-a',
      'chongqing-b',
      'chongqing-a',
    ]);
    for (const caseId of cases) expect(await ownerOf('chongqing', caseId)).toBe(from);

    // One is reassigned by hand before the list is processed, and one belongs to another region.
    await system.call('POST', `/cases/${cases[1]}/officer`, {
      as: 'supervisor-chongqing',
      body: { officer: 'chongqing-b' },
    });
    const notThere = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
    const named = { from, cases: [...cases, elsewhere, notThere], dryRun: false };
    const real = await handOver('chongqing', named);
    expect(real.status).toBe(200);
    expect(resultsOf(real)).toMatchObject([
      { caseId: cases[0], outcome: 'assigned', officer: 'chongqing-a' },
      { caseId: cases[1], outcome: 'unchanged', officer: 'chongqing-b' },
      { caseId: cases[2], outcome: 'assigned', officer: 'chongqing-a' },
      { caseId: cases[3], outcome: 'assigned', officer: 'chongqing-b' },
      { caseId: cases[4], outcome: 'assigned', officer: 'chongqing-a' },
      { caseId: elsewhere, outcome: 'refused', code: 'outside-jurisdiction' },
      { caseId: notThere, outcome: 'refused', code: 'case-not-found' },
    ]);
    expect(resultsOf(real).map(({ applicationNumber = '' }) => applicationNumber.slice(0, 6))).toEqual([
      ...cases.map(() => '500103'),
      '',
      '',
    ]);
    const before = await loads('chongqing');
    expect(before).toEqual({ 'chongqing-a': 3, 'chongqing-b': 2 });
    const repeated = resultsOf(await handOver('chongqing', named));
    expect(repeated.map(({ outcome }) => outcome)).toEqual([
      ...cases.map(() => 'unchanged'),
      'refused',
      'refused',
    ]);
    expect(await loads('chongqing')).toEqual(before);
    expect((await handOver('chongqing', { from, dryRun: false })).body).toMatchObject({
      cases: [],
      results: [],
    });
  });

  it('may name the new officer, and gives a reason for each case it cannot reassign', async () => {
    await enter('weihai', 'weihai-b');
    const caseId = await register(system, 'weihai');
    expect(await ownerOf('weihai', caseId)).toBe('weihai-b');
    const body = { from: 'weihai-b', cases: [caseId], to: 'nobody-known', dryRun: false };
    expect(resultsOf(await handOver('weihai', body))).toMatchObject([
      { caseId, outcome: 'refused', code: 'officer-not-available' },
    ]);
    await enter('weihai', 'weihai-c');
    expect(resultsOf(await handOver('weihai', { ...body, to: 'weihai-c' }))).toMatchObject([
      { caseId, outcome: 'assigned', officer: 'weihai-c' },
    ]);
    const nonsense = await handOver('weihai', { from: 'weihai-b', dryRun: true, after: 'nonsense' });
    expect(nonsense.body.code).toBe('invalid-cursor');
  });
});
