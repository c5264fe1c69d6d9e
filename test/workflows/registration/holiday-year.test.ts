import { afterAll, beforeAll, expect, it } from 'vitest';
import { operation as readCase } from '../../../functions/api/cases/read-case/operation.ts';
import { operation as listWorklist } from '../../../functions/api/worklist/list-worklist/operation.ts';
import { bodyOf } from '../../support/answers.ts';
import { application } from '../../support/applications.ts';
import { loadRule } from '../../support/rules.ts';
import { System } from '../../support/system.ts';

let system: System;
beforeAll(async () => {
  system = await System.start('2026-12-25T10:00:00+08:00');
});
afterAll(() => system.close());

/** An arrangement invented for the test: 1 to 3 January are holidays, Sunday 10 January is a working day. */
const arrangement = {
  year: 2027,
  source: { title: '国务院办公厅关于2027年部分节假日安排的通知（测试）', url: 'https://www.gov.cn/' },
  holidays: [
    ...['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'].map((date) => ({ date, name: '元旦' })),
    ...['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'].map((date) => ({ date, name: '春节' })),
  ],
  makeUpWorkdays: [{ date: '2027-01-10', name: '元旦' }],
};
const read = async (caseId: unknown) =>
  bodyOf(readCase, await system.call('GET', `/cases/${caseId}`, { as: 'applicant' }));

/** Whether each of the five screens shows the deadline of an application as provisional: what they are made of. */
async function provisionalOn({ caseId, applicationNumber }: Readonly<Record<string, unknown>>) {
  const as = 'officer-chongqing';
  const desk = bodyOf(readCase, await system.call('GET', `/cases/${caseId}?include=axis`, { as }));
  const list = bodyOf(listWorklist, await system.call('GET', '/worklist', { as }));
  const looked = await system.call('POST', '/status-lookups', {
    body: { applicationNumber, phoneTail: '8000' },
  });
  return {
    receipt: (await read(caseId)).countdowns[0]?.provisional,
    status: looked.body.provisional,
    worklist: list.tasks.find((task) => task.caseId === caseId)?.provisional,
    case: desk.countdowns[0]?.provisional,
    axis: desk.axis?.items.find(({ lane }) => lane === 'deadline')?.provisional ?? false,
  };
}

const onAllFive = (is: boolean) => ({ receipt: is, status: is, worklist: is, case: is, axis: is });

it('A deadline that reaches into an unannounced year is provisional and moves when that year is loaded', async () => {
  // Counter in Chongqing: seven working days from Friday 25 December reach into January 2027.
  const counter = await system.call('POST', '/applications', {
    as: 'officer-chongqing',
    body: application({ channel: 'counter' }),
  });
  const online = await system.call('POST', '/applications', { as: 'applicant', body: application() });
  expect(counter.body).toMatchObject({ dueDate: '2027-01-06', provisional: true });
  expect(online.body).toMatchObject({ dueDate: '2027-01-04', provisional: true });

  expect(await provisionalOn(online.body)).toEqual(onAllFive(true));

  const refused = await system.call('PUT', '/holiday-arrangements/2027', {
    as: 'policy-administrator',
    body: { ...arrangement, makeUpWorkdays: [{ date: '2027-01-13', name: '元旦' }] },
  });
  expect(refused).toMatchObject({ status: 422, body: { code: 'holiday-arrangement-not-sound' } });
  const byOfficer = await system.call('PUT', '/holiday-arrangements/2027', {
    as: 'officer-chongqing',
    body: arrangement,
  });
  expect(byOfficer.status).toBe(403);

  const loaded = await loadRule(system, { path: '/holiday-arrangements/2027', body: arrangement });
  expect(loaded.body).toMatchObject({ proposal: { kind: 'holiday-arrangement', status: 'confirmed' } });
  await system.to('2026-12-25T11:30:00+08:00');

  const moved = await read(online.body.caseId);
  expect(moved.countdowns).toEqual([expect.objectContaining({ dueDate: '2027-01-05', provisional: false })]);
  expect(moved.history.filter(({ type }) => type === 'deadline-recomputed')).toHaveLength(1);
  expect(moved.history.find(({ type }) => type === 'deadline-recomputed')?.text).toContain(
    '2027年放假安排已公布',
  );
  expect(await provisionalOn(online.body)).toEqual(onAllFive(false));
  const list = await system.call('GET', '/worklist', { as: 'officer-chongqing' });
  const dates = bodyOf(listWorklist, list).tasks.map(({ dueDate }) => dueDate);
  expect(dates).toEqual(['2027-01-05', '2027-01-07']);

  await system.to('2026-12-26T11:30:00+08:00');
  expect(
    (await read(online.body.caseId)).history.filter(({ type }) => type === 'deadline-recomputed'),
  ).toHaveLength(1);
});
