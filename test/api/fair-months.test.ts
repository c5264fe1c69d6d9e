import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operation as readFairCoverage } from '../../functions/api/recruitment-fairs/read-fair-coverage/operation.ts';
import { operation as listOverdue } from '../../functions/api/worklist/list-overdue/operation.ts';
import { bodyOf } from '../support/answers.ts';
import { System } from '../support/system.ts';
import { register } from '../workflows/service-plan/registered.ts';

let system: System;
beforeAll(async () => {
  system = await System.start('2026-11-30T10:00:00+08:00');
});
afterAll(() => system.close());

const district = '371002';
const supervisor = 'supervisor-weihai';
const record = (body: object) =>
  system.call('POST', `/districts/${district}/recruitment-fairs`, { as: supervisor, body });

describe('A month without the fair (WH-4.2)', () => {
  it('is overdue with the supervisor, in the digest and in the table of the city, until it is recorded', async () => {
    await register(system, 'weihai');
    expect((await record({ date: '2026-11-30' })).status).toBe(200);
    const coverage = async () =>
      bodyOf(readFairCoverage, await system.call('GET', '/recruitment-fairs', { as: supervisor }));
    const overdue = async () =>
      bodyOf(listOverdue, await system.call('GET', '/overdue', { as: supervisor })).fairs ?? [];
    const ofHuancui = async () =>
      (await coverage()).districts.find((each) => each.district.code === district)?.months;
    expect(await ofHuancui()).toMatchObject([{ month: '2026-11', status: 'held' }]);

    await system.skipTo('2027-01-04T09:00:00+08:00');
    expect(await ofHuancui()).toMatchObject([
      { month: '2026-11', status: 'held' },
      { month: '2026-12', status: 'overdue', required: 1, held: 0, dueDate: '2026-12-31' },
      { month: '2027-01', status: 'open' },
    ]);
    const december = { month: '2026-12', required: 1, held: 0, dueDate: '2026-12-31' };
    expect(await overdue()).toContainEqual(
      expect.objectContaining({
        ...december,
        district: expect.objectContaining({ code: district }),
        overdueSince: '2026-12-31T16:00:00.000Z',
        basis: expect.objectContaining({ clause: 'WH-4.2' }),
      }),
    );
    const totals = (await coverage()).totals.find(({ month }) => month === '2026-12');
    expect(totals).toMatchObject({ held: 0, open: 0, overdue: totals?.owed });
    const digests = await system.call('GET', `/digests?district=${district}`, { as: supervisor });
    expect(digests.body.digests).toMatchObject([{ date: '2027-01-04', fairs: { overdue: 1, dueNext: 0 } }]);

    // A fair that was held and not recorded.
    expect((await record({ date: '2026-12-18' })).status).toBe(200);
    expect((await overdue()).filter((each) => each.district.code === district)).toEqual([]);
  });

  it('is asked of no district elsewhere', async () => {
    const { body } = await system.call('GET', '/recruitment-fairs', { as: 'supervisor-chongqing' });
    expect(body).toEqual({ districts: [], totals: [] });
  });
});
