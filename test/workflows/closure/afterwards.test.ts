import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityNumber } from '../../support/applications.ts';
import { ClosureCases } from '../../support/closure-cases.ts';
import { executionOf } from '../../support/executions.ts';
import { type ApiAnswer, System } from '../../support/system.ts';

/**
 * What follows a month after the end of a registration: the check after a placement, and the months of a wrong
 * closure. Everybody is registered on Friday 2026-11-20, early enough for November to be owed. All of it is played
 * before the tests, which check what was recorded on the way.
 */
let system: System;
let cases: ClosureCases;
let played: Awaited<ReturnType<typeof play>>;
const person = { name: '欧阳慧敏', identityNumber: identityNumber(), phone: '13912345678' };

beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
  cases = new ClosureCases(system);
  played = await play();
});
afterAll(() => system.close());

/** The sentences in a case's history about the months of its follow-up. */
const months = async (caseId: string, as = 'officer-chongqing'): Promise<string[]> =>
  (await cases.read(caseId, as)).history
    .map(({ text }) => text)
    .filter((text) => text.startsWith('The follow-up of'));
const code = ({ status, body }: ApiAnswer) => [status, body.code];

async function play() {
  const placed = await cases.registered('weihai', { applicant: person });
  await cases.propose(placed, 'employed', 'employment-record', 'officer-weihai');
  await cases.decide(placed, true, 'officer-weihai-2');
  const wrong = await cases.registered();
  await cases.propose(wrong);
  await cases.decide(wrong);
  const from = await cases.registered();
  await system.skipTo('2026-11-30T16:00:00+08:00');
  const to = String((await cases.transfer(from, '500106')).body.caseId);
  await system.skipTo('2026-12-22T11:00:00+08:00');

  const wrongMonths = { closed: await months(wrong), reinstated: [] as string[] };
  await cases.object(wrong);
  const judged = await cases.judge(wrong, true);
  const checkTasks = await cases.tasks(placed, 'officer-weihai');
  const check = { finding: 'out-of-work', means: 'phone', statement: '试用期后离职' };
  const makeCheck = (change: object = {}) =>
    cases.post(`/cases/${placed}/tasks/check-placement-1-1/placement-check`, 'officer-weihai', {
      ...check,
      ...change,
    });
  const checks = [await makeCheck({ means: 'counter' }), await makeCheck(), await makeCheck()] as const;
  await system.to('2026-12-22T13:00:00+08:00');
  wrongMonths.reinstated = await months(wrong);
  return {
    placed,
    wrong,
    from,
    to,
    wrongMonths,
    judged,
    checkTasks,
    checks,
    tasks: await cases.tasks(wrong),
  };
}

it('The check after a placement in Weihai is on the worklist a month later and is made once (WH-4.6, I-29)', async () => {
  expect(played.checkTasks).toEqual(['check-placement-1-1']);
  const [unknown, made, again] = played.checks;
  expect(code(unknown)).toEqual([422, 'unknown-method']);
  expect([made.status, made.body.phase, made.body.countdowns]).toEqual([200, 'closed', []]);
  expect(code(again)).toEqual([409, 'task-already-decided']);
  expect((await cases.messages(played.placed)).join()).not.toContain('out-of-work');
});

describe('A wrong closure', () => {
  it('that is reversed a month later leaves that month owed, and no follow-up begins in between', () => {
    expect(played.judged.body.phase).toBe('registered');
    expect(played.wrongMonths).toEqual({ closed: [], reinstated: ['The follow-up of December 2026 begins'] });
    expect(played.tasks.toSorted()).toEqual(['follow-up-2026-12', 'make-first-contact-2']);
  });

  it('that came before the plan still leads to a first contact and a plan, in a new episode', async () => {
    const { wrong } = played;
    expect((await executionOf(system, wrong, 'service-plan')).output).toEqual({ outcome: 'closed' });
    const task = (name: string) => `/cases/${wrong}/tasks/${name}`;
    const contact = { means: 'phone', reached: true };
    const late = await cases.post(task('make-first-contact-1/contact'), 'officer-chongqing', contact);
    expect(code(late)).toEqual([409, 'task-already-decided']);
    await cases.post(task('make-first-contact-2/contact'), 'officer-chongqing', contact);
    const plan = { track: 'employment', tier: 'general', tierGrounds: ['need'] };
    const planned = await cases.post(task('make-service-plan-2/plan'), 'officer-chongqing', plan);
    expect(planned.status).toBe(200);
    expect(await executionOf(system, wrong, 'service-plan', 2)).toMatchObject({
      status: 'SUCCEEDED',
      output: { outcome: 'planned' },
    });
  });
});

describe('A registration that is transferred on the last day of a month (I-15)', () => {
  it('has one follow-up a month: November ends at the old place and December begins at the new one', async () => {
    const { from, to } = played;
    // Its first contact was not made in time, so November had begun.
    expect(await months(from)).toEqual(['The follow-up of November 2026 begins']);
    expect(await months(to, 'supervisor-chongqing')).toEqual(['The follow-up of December 2026 begins']);
    expect(await cases.tasks(from, 'supervisor-chongqing')).toEqual([]);
    expect(await executionOf(system, from, 'follow-up', '2026-11')).toMatchObject({ status: 'SUCCEEDED' });
    const open = await cases.tasks(to, 'supervisor-chongqing');
    // No officer is entered for the district, so its supervisors have to name one.
    expect(open.toSorted()).toEqual(['follow-up-2026-12', 'make-first-contact-1', 'name-officer-1']);
  });
});

it('The stored records contain nothing in clear text that people wrote or that identifies them', async () => {
  const { Items } = await system.aws('dynamodb', 'Scan', { TableName: await system.tableName() });
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
