import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityNumber } from '../../support/applications.ts';
import { ClosureCases } from '../../support/closure-cases.ts';
import { System } from '../../support/system.ts';

/**
 * What comes after the end of a registration, a month later: a check after a placement, and the months of a wrong
 * closure. Registered on Friday 2026-11-20, early enough for November to be owed.
 */
let system: System;
let cases: ClosureCases;
let placed: string;
let wrong: string;
let moved: { readonly from: string; readonly to: string };
const person = { name: '欧阳慧敏', identityNumber: identityNumber(), phone: '13912345678' };

beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
  cases = new ClosureCases(system);
  placed = await cases.registered('weihai', { applicant: person });
  await cases.propose(placed, 'EMPLOYED', 'employment-record', 'officer-weihai');
  await cases.decide(placed, true, 'officer-weihai');
  wrong = await cases.registered();
  await cases.propose(wrong);
  await cases.decide(wrong);
  const from = await cases.registered();
  await system.skipTo('2026-11-30T16:00:00+08:00');
  moved = { from, to: String((await cases.transfer(from, '500106')).body.caseId) };
  await system.skipTo('2026-12-22T11:00:00+08:00');
}, 120_000);
afterAll(() => system.close());

const months = async (caseId: string, as: string): Promise<string[]> =>
  ((await cases.read(caseId, as)).history as unknown as { text: string }[])
    .map(({ text }) => text)
    .filter((text) => text.startsWith('The follow-up of'));

it('a month after a placement in Weihai the check is on the worklist, and is made once (WH-4.6, I-29)', async () => {
  expect(await cases.tasks(placed, 'officer-weihai')).toEqual(['check-placement-1-1']);
  const path = `/cases/${placed}/tasks/check-placement-1-1/placement-check`;
  const check = { finding: 'out-of-work', means: 'phone', statement: '试用期后离职' };
  const unknown = await cases.post(path, 'officer-weihai', { ...check, means: 'counter' });
  expect([unknown.status, unknown.body.code]).toEqual([422, 'unknown-method']);
  const made = await cases.post(path, 'officer-weihai', check);
  expect([made.status, made.body.phase, made.body.countdowns]).toEqual([200, 'closed', []]);
  const again = await cases.post(path, 'officer-weihai', check);
  expect([again.status, again.body.code]).toEqual([409, 'task-already-decided']);
  expect((await cases.messages(placed)).join()).not.toContain('out-of-work');
});

describe('a wrong closure', () => {
  it('that is reinstated a month later owes that month, and no follow-up was begun between', async () => {
    expect(await months(wrong, 'officer-chongqing')).toEqual([]);
    await cases.object(wrong);
    expect((await cases.judge(wrong, true)).body.phase).toBe('registered');
    await system.to('2026-12-22T13:00:00+08:00');
    expect(await months(wrong, 'officer-chongqing')).toEqual(['The follow-up of 2026-12 begins']);
    expect((await cases.tasks(wrong)).sort()).toEqual(['follow-up-2026-12', 'make-first-contact-2']);
  });

  it('that came before the plan has its first contact and plan all the same, in an episode of their own', async () => {
    expect((await cases.path(wrong, 'ServicePlan', 'service-plan-1')).output).toEqual({ outcome: 'closed' });
    const task = (name: string) => `/cases/${wrong}/tasks/${name}`;
    const contact = { means: 'phone', reached: true };
    const late = await cases.post(task('make-first-contact-1/contact'), 'officer-chongqing', contact);
    expect([late.status, late.body.code]).toEqual([409, 'task-already-decided']);
    await cases.post(task('make-first-contact-2/contact'), 'officer-chongqing', contact);
    const plan = { track: 'employment', tier: 'general', tierGrounds: ['need'] };
    const planned = await cases.post(task('make-service-plan-2/plan'), 'officer-chongqing', plan);
    expect(planned.status).toBe(200);
    expect(await cases.path(wrong, 'ServicePlan', 'service-plan-2')).toMatchObject({
      status: 'SUCCEEDED',
      output: { outcome: 'planned' },
    });
  });
});

describe('a registration that moved on the last day of a month (I-15)', () => {
  it('has one follow-up a month: November ended at the old place, December begins at the new one', async () => {
    // Its first contact was not made in time, so that November had been begun.
    expect(await months(moved.from, 'officer-chongqing')).toEqual(['The follow-up of 2026-11 begins']);
    expect(await months(moved.to, 'supervisor-chongqing')).toEqual(['The follow-up of 2026-12 begins']);
    expect(await cases.tasks(moved.from, 'supervisor-chongqing')).toEqual([]);
    expect(await cases.path(moved.from, 'FollowUp', 'follow-up-2026-11')).toMatchObject({
      status: 'SUCCEEDED',
    });
    const open = await cases.tasks(moved.to, 'supervisor-chongqing');
    expect(open.sort()).toEqual(['follow-up-2026-12', 'make-first-contact-1']);
  });
});

it('nothing that was written or says who they are stands in clear in what is stored', async () => {
  const { Items } = await system.aws('dynamodb', 'Scan', { TableName: await cases.table() });
  const stored = JSON.stringify(Items);
  for (const secret of [
    ...Object.values(person),
    '用人单位已办理就业登记',
    '已与用人单位核实',
    '我没有就业',
    '已复核',
    '本人已迁居',
    '试用期后离职',
  ])
    expect(stored.includes(secret), secret).toBe(false);
});
