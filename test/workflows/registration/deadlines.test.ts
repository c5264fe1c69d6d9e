import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { application, districts } from '../../support/applications.ts';
import { System } from '../../support/system.ts';

/**
 * Both sides of every decision deadline, with the clock moved: in time nothing is escalated, late everything
 * is, once a level. The application comes in on Friday 2026-11-20 at 10:00 Beijing time.
 */
let system: System;
beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
});
afterAll(() => system.close());

type Region = keyof typeof districts;
const limits: readonly [Region, 'online' | 'counter', string, string, string, string][] = [
  // region, channel, due date, overdue from, clause, document
  ['shanxi', 'online', '2026-11-25', '2026-11-26T00:00:00+08:00', 'N2', 'mohrss-2020-79'],
  ['shanxi', 'counter', '2026-11-25', '2026-11-25T17:30:00+08:00', 'N2', 'mohrss-2020-79'],
  ['qinghai', 'online', '2026-11-25', '2026-11-26T00:00:00+08:00', 'QH-1.2', 'qinghai-2023-9'],
  ['qinghai', 'counter', '2026-11-20', '2026-11-20T17:30:00+08:00', 'QH-1.2', 'qinghai-2023-9'],
  ['weihai', 'online', '2026-11-25', '2026-11-26T00:00:00+08:00', 'N2', 'mohrss-2020-79'],
  ['chongqing', 'online', '2026-11-27', '2026-11-28T00:00:00+08:00', 'CQ-1.2', 'chongqing-notice'],
  ['chongqing', 'counter', '2026-12-01', '2026-12-01T17:30:00+08:00', 'CQ-1.2', 'chongqing-notice'],
  ['yunnan', 'online', '2026-11-25', '2026-11-26T00:00:00+08:00', 'N2', 'mohrss-2020-79'],
];

const submit = (region: Region, channel: 'online' | 'counter') =>
  system.call('POST', '/applications', {
    as: channel === 'online' ? 'applicant' : `officer-${region}`,
    body: application({ district: districts[region], channel }),
  });

/** What happened to a case, as its history tells it: types, and rungs where something was escalated. */
async function steps(region: Region, caseId: string): Promise<string[]> {
  const { body } = await system.call('GET', `/cases/${caseId}`, { as: `officer-${region}`, language: 'en' });
  return (body.history as unknown as { text: string }[]).map(({ text }) => text);
}

describe('the decision is due (C3, I-36)', () => {
  it.each(limits)(
    'in %s, %s: by %s (overdue from %s; %s)',
    async (region, channel, dueDate, overdue, clause, document) => {
      const { status, body } = await submit(region, channel);
      expect(status).toBe(201);
      expect(body).toMatchObject({ dueDate, provisional: false, basis: { clause, document } });
      expect(Date.parse(body.dueAt as unknown as string)).toBe(Date.parse(overdue));
    },
  );
});

describe('as time goes on', () => {
  const cases = new Map<string, string>();
  const of = (name: string) => cases.get(name) as string;
  const escalations = [
    'Overdue: escalated to the supervisor',
    'Still open: escalated to the head of the agency',
    'Still open: escalated to the city',
  ];
  beforeAll(async () => {
    for (const name of ['undecided', 'in-time', 'late', 'asked'])
      cases.set(name, (await submit('chongqing', 'online')).body.caseId as unknown as string);
    cases.set('counter', (await submit('qinghai', 'counter')).body.caseId as unknown as string);
  });

  const approve = (name: string, region: Region = 'chongqing') =>
    system.call('POST', `/cases/${of(name)}/tasks/decide-application-1/decision`, {
      as: `officer-${region}`,
      body: { outcome: 'approve' },
    });

  it('Qinghai counter: nothing before the counter closes, the supervisor once it has (QH-1.2, I-02)', async () => {
    await system.to('2026-11-20T17:00:00+08:00');
    expect(await steps('qinghai', of('counter'))).not.toContain(escalations[0]);
    await system.to('2026-11-20T18:00:00+08:00');
    expect((await steps('qinghai', of('counter'))).filter((text) => text === escalations[0])).toHaveLength(1);
  });

  it('Chongqing: the national limit of three working days warns, while five are the law (I-01)', async () => {
    const warning = 'The national limit of three working days was reached; the officer was warned';
    await system.skipTo('2026-11-25T23:00:00+08:00');
    expect(await steps('chongqing', of('undecided'))).not.toContain(warning);
    await system.to('2026-11-26T00:00:00+08:00');
    expect(await steps('chongqing', of('undecided'))).toContain(warning);
  });

  it('in time: decided on the last day, nobody above the officer hears of it', async () => {
    await system.skipTo('2026-11-27T23:30:00+08:00');
    expect((await approve('in-time')).body.metDeadlines).toEqual([expect.objectContaining({ late: false })]);
    await system.call('POST', `/cases/${of('asked')}/tasks/decide-application-1/decision`, {
      as: 'officer-chongqing',
      body: { outcome: 'ask-for-information', items: ['unemployment-date'], message: '请说明失业时间' },
    });
    await system.to('2026-11-28T01:00:00+08:00');
    const told = await steps('chongqing', of('in-time'));
    for (const text of escalations) expect(told).not.toContain(text);
  });

  it('late: the supervisor sees it from the first instant, also when the person was asked something (I-37)', async () => {
    for (const name of ['undecided', 'late', 'asked'])
      expect(await steps('chongqing', of(name))).toContain(escalations[0]);
    const { body } = await system.call('GET', '/worklist?escalated=true&kind=decide-application', {
      as: 'supervisor-chongqing',
    });
    const tasks = body.tasks as unknown as { caseId: string; escalatedTo: string; overdue: boolean }[];
    for (const name of ['undecided', 'late', 'asked'])
      expect(tasks.find((task) => task.caseId === of(name))).toMatchObject({
        escalatedTo: 'supervisor',
        overdue: true,
      });
    expect(tasks.find((task) => task.caseId === of('in-time'))).toBeUndefined();
  });

  it('a late decision is possible, is marked late, and ends the ladder', async () => {
    const { body } = await approve('late');
    expect(body.phase).toBe('registered');
    expect(body.metDeadlines).toEqual([expect.objectContaining({ late: true })]);
  });

  it('the ladder goes up once a level and no further', async () => {
    await system.to('2026-11-30T08:00:00+08:00');
    await system.skipTo('2026-12-04T10:00:00+08:00');
    const told = await steps('chongqing', of('undecided'));
    expect(told.filter((text) => escalations.includes(text))).toEqual(escalations);
    const late = await steps('chongqing', of('late'));
    expect(late.filter((text) => text === escalations[1])).toHaveLength(0);
  });

  it('the first act hands an escalated task back to the officer', async () => {
    await system.call('POST', `/cases/${of('undecided')}/tasks/decide-application-1/decision`, {
      as: 'officer-chongqing',
      body: { outcome: 'ask-for-information', items: ['unemployment-date'] },
    });
    const { body } = await system.call('GET', '/worklist?escalated=true', { as: 'supervisor-chongqing' });
    const tasks = body.tasks as unknown as { caseId: string; kind: string }[];
    expect(tasks.some((task) => task.caseId === of('undecided'))).toBe(false);
  });

  it('the first contact is due five working days after the registration (N2) and is escalated likewise', async () => {
    const contactOf = ({ countdowns }: { countdowns?: unknown }) =>
      (countdowns as { kind: string }[]).filter(({ kind }) => kind === 'first-contact');
    const { body } = await system.call('GET', `/cases/${of('in-time')}`, { as: 'officer-chongqing' });
    expect(contactOf(body)).toEqual([expect.objectContaining({ dueDate: '2026-12-04', overdue: false })]);
    const contact = (reached: boolean) =>
      system.call('POST', `/cases/${of('in-time')}/tasks/make-first-contact-1/contact`, {
        as: 'officer-chongqing',
        body: { means: 'phone', reached, note: '电话无人接听' },
      });
    expect(contactOf((await contact(false)).body)).toHaveLength(1);
    await system.to('2026-12-05T00:00:00+08:00');
    expect(await steps('chongqing', of('in-time'))).toContain(escalations[0]);
    const { body: contacted } = await contact(true);
    expect(contactOf(contacted)).toEqual([]);
    const met = contacted.metDeadlines as unknown as { deadlineId: string; late: boolean }[];
    expect(met.map(({ deadlineId, late }) => [deadlineId, late])).toEqual(
      expect.arrayContaining([
        ['decision-1', false],
        ['first-contact-1', true],
      ]),
    );
    expect((await contact(true)).body.code).toBe('task-already-decided');
  });
});
