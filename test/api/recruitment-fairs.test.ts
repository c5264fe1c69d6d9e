import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { System } from '../support/system.ts';
import { register } from '../workflows/service-plan/registered.ts';

let system: System;
beforeAll(async () => {
  system = await System.start('2026-11-30T10:00:00+08:00');
});
afterAll(() => system.close());

const district = '371002';
const officer = 'officer-weihai';
const supervisor = 'supervisor-weihai';
const record = (body: object, at = district, as = supervisor) =>
  system.call('POST', `/districts/${at}/recruitment-fairs`, { as, body });
const list = async (month?: string, at = district, as = supervisor) =>
  (await system.call('GET', `/districts/${at}/recruitment-fairs${month ? `?month=${month}` : ''}`, { as }))
    .body;

describe('The quota of one special fair for the unemployed per district and calendar month (WH-4.2)', () => {
  it('is met by a fair on any day of the month, from the first to the last', async () => {
    const rushan = '371083';
    expect(await list(undefined, rushan)).toMatchObject({
      month: '2026-11',
      fairs: [],
      quota: {
        required: 1,
        held: 0,
        met: false,
        basis: { clause: 'WH-4.2', document: 'weihai-forwarding-2022-144' },
      },
    });
    expect((await record({ date: '2026-10-31' }, rushan)).status).toBe(200);
    expect(await list(undefined, rushan)).toMatchObject({ quota: { met: false } });
    expect(await list('2026-10', rushan)).toMatchObject({ quota: { held: 1, met: true } });
    const held = await record({ date: '2026-11-30', title: '失业人员专场招聘会' }, rushan);
    expect(held.body).toEqual({
      fairId: '371083-2026-11-30',
      district: rushan,
      date: '2026-11-30',
      title: '失业人员专场招聘会',
    });
    expect(await list(undefined, rushan)).toMatchObject({
      fairs: [held.body],
      quota: { held: 1, met: true },
    });
    expect(await list('2026-12', rushan)).toMatchObject({ fairs: [], quota: { met: false } });
    // Each district is counted separately.
    expect(await list('2026-10', '371003')).toMatchObject({ quota: { held: 0, met: false } });
  });

  it('counts a fair once, however often it is sent', async () => {
    const rongcheng = '371082';
    const fair = { date: '2026-11-18', title: '专场' };
    const answers = await Promise.all([
      record(fair, rongcheng),
      record(fair, rongcheng),
      record(fair, rongcheng),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await list(undefined, rongcheng)).toMatchObject({ quota: { held: 1 } });
    const other = await record({ ...fair, title: '另一场' }, rongcheng);
    expect([other.status, other.body.code]).toEqual([409, 'fair-already-recorded']);
  });

  it.each([
    ['in the future', { date: '2026-12-01' }, district, officer, 422, 'date-in-future'],
    ['on a date that does not exist', { date: '2026-02-29' }, district, officer, 422, 'date-does-not-exist'],
    [
      'in a region whose notice asks for none',
      { date: '2026-11-18' },
      '500103',
      'officer-chongqing',
      422,
      'no-recruitment-fairs',
    ],
    ['in another district', { date: '2026-11-18' }, '371003', officer, 403, 'outside-jurisdiction'],
    [
      'in a district that does not exist',
      { date: '2026-11-18' },
      '371099',
      supervisor,
      422,
      'region-not-served',
    ],
  ])('cannot be met by a fair %s', async (_what, body, at, as, status, code) => {
    const answer = await record(body, at, as);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('does not exist if the notice requires no fair', async () => {
    expect(await list('2026-11', '500103', 'officer-chongqing')).toEqual({ month: '2026-11', fairs: [] });
  });
});

describe('A service at a fair', () => {
  it('names a fair that its own district held on the same day', async () => {
    await record({ date: '2026-11-30', title: '失业人员专场招聘会' }, district, officer);
    await record({ date: '2026-11-28' }, '371003');
    const caseId = await register(system, 'weihai');
    const post = (path: string, body: object) =>
      system.call('POST', `/cases/${caseId}/${path}`, { as: officer, body });
    await post('tasks/make-first-contact-1/contact', { means: 'phone', reached: true });
    await post('tasks/make-service-plan-1/plan', {
      track: 'employment',
      tier: 'general',
      tierGrounds: ['need'],
    });
    const serve = (fairId: string, change: object = {}) =>
      post('services', { type: 'recruitment-event', on: '2026-11-30', outcome: 'taken', fairId, ...change });
    for (const [fairId, change] of [
      ['371002-2026-11-29', {}],
      ['371003-2026-11-28', {}],
      ['371002-2026-11-30', { type: 'guidance' }],
    ] as const) {
      const answer = await serve(fairId, change);
      expect([answer.status, answer.body.code]).toEqual([422, 'fair-does-not-fit']);
    }
    expect((await serve('371002-2026-11-30')).status).toBe(200);
  });
});
