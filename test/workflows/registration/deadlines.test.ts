import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operation as readCase } from '../../../functions/api/cases/read-case/operation.ts';
import { operation as submitApplication } from '../../../functions/api/registration/submit-application/operation.ts';
import { operation as recordContact } from '../../../functions/api/service-plan/record-contact/operation.ts';
import { operation as listWorklist } from '../../../functions/api/worklist/list-worklist/operation.ts';
import { bodyOf } from '../../support/answers.ts';
import { application, districts } from '../../support/applications.ts';
import { type ApiAnswer, System } from '../../support/system.ts';

type Region = keyof typeof districts;
type Channel = 'online' | 'counter';

/**
 * Both sides of every decision deadline, with the clock moved: nothing is escalated in time, and everything late is
 * escalated once a level. The applications arrive on Friday 2026-11-20 at 10:00 Beijing time. Two weeks are played
 * before the tests, which check what was recorded on the way.
 */
let system: System;
let played: Awaited<ReturnType<typeof play>>;
const submitted = new Map<string, ApiAnswer>();
beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
  for (const [region, channel] of limits)
    submitted.set(`${region} ${channel}`, await submit(region, channel));
  played = await play();
});
afterAll(() => system.close());

const limits: readonly [Region, Channel, string, string, string, string][] = [
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

const submit = (region: Region, channel: Channel) =>
  system.call('POST', '/applications', {
    as: channel === 'online' ? 'applicant' : `officer-${region}`,
    body: application({ district: districts[region], channel }),
  });
const caseOf = async (region: Region, channel: Channel) =>
  bodyOf(submitApplication, await submit(region, channel)).caseId;

/** The sentences in the history of a case. */
async function steps(caseId: string, region: Region = 'chongqing'): Promise<string[]> {
  const answer = await system.call('GET', `/cases/${caseId}`, { as: `officer-${region}`, language: 'en' });
  return bodyOf(readCase, answer).history.map(({ text }) => text);
}
const decide = (caseId: string, body: object) =>
  system.call('POST', `/cases/${caseId}/tasks/decide-application-1/decision`, {
    as: 'officer-chongqing',
    body,
  });
const contact = async (caseId: string, reached: boolean) =>
  system.call('POST', `/cases/${caseId}/tasks/make-first-contact-1/contact`, {
    as: 'officer-chongqing',
    body: { means: 'phone', reached, note: '电话无人接听' },
  });
const escalatedTasks = async () =>
  bodyOf(
    listWorklist,
    await system.call('GET', '/worklist?escalated=true&limit=100', { as: 'supervisor-chongqing' }),
  ).tasks;

/** Two weeks of four applications in Chongqing and one at a counter in Qinghai. */
async function play() {
  const counter = await caseOf('qinghai', 'counter');
  const undecided = await caseOf('chongqing', 'online');
  const inTime = await caseOf('chongqing', 'online');
  const late = await caseOf('chongqing', 'online');
  const asked = await caseOf('chongqing', 'online');
  const historiesNow = async () => ({
    undecided: await steps(undecided),
    inTime: await steps(inTime),
    late: await steps(late),
    asked: await steps(asked),
  });

  await system.skipTo('2026-11-20T17:00:00+08:00');
  const counterOpen = await steps(counter, 'qinghai');
  await system.to('2026-11-20T18:00:00+08:00');
  const counterClosed = await steps(counter, 'qinghai');

  await system.skipTo('2026-11-25T23:00:00+08:00');
  const beforeWarning = await steps(undecided);
  await system.to('2026-11-26T00:00:00+08:00');
  const afterWarning = await steps(undecided);

  await system.skipTo('2026-11-27T23:30:00+08:00');
  const decidedInTime = await decide(inTime, { outcome: 'approve' });
  const question = { outcome: 'ask-for-information', items: ['unemployment-date'] };
  await decide(asked, { ...question, message: '请说明失业时间' });
  await system.to('2026-11-28T01:00:00+08:00');
  const overdue = { histories: await historiesNow(), escalated: await escalatedTasks() };
  const decidedLate = await decide(late, { outcome: 'approve' });

  await system.skipTo('2026-11-30T08:00:00+08:00');
  await system.skipTo('2026-12-04T10:00:00+08:00');
  const aWeekLater = await historiesNow();
  await decide(undecided, question);
  const afterFirstAct = await escalatedTasks();

  const contactDue = await system.call('GET', `/cases/${inTime}`, { as: 'officer-chongqing' });
  const notReached = await contact(inTime, false);
  await system.skipTo('2026-12-05T00:00:00+08:00');
  const contactOverdue = await steps(inTime);
  const contacts = { contactDue, notReached, contactOverdue, reached: await contact(inTime, true) };
  const reachedAgain = await contact(inTime, true);
  return {
    cases: { undecided, inTime, late, asked },
    ...{ counterOpen, counterClosed, beforeWarning, afterWarning, decidedInTime, overdue, decidedLate },
    ...{ aWeekLater, afterFirstAct, contacts, reachedAgain },
  };
}

describe('The decision deadline (C3, I-36)', () => {
  it.each(limits)(
    'in %s (%s) is %s, overdue from %s under %s',
    (region, channel, dueDate, overdue, clause, document) => {
      const answer = submitted.get(`${region} ${channel}`);
      expect(answer?.status).toBe(201);
      expect(answer?.body).toMatchObject({ dueDate, provisional: false, basis: { clause, document } });
      expect(Date.parse(String(answer?.body.dueAt))).toBe(Date.parse(overdue));
    },
  );
});

describe('The escalation of a decision', () => {
  const escalations = [
    'Decision on the application – overdue: escalated to the supervisor',
    'Decision on the application – still open: escalated to the head of the agency',
    'Decision on the application – still open: escalated to the higher authority',
  ];

  it('begins at a counter in Qinghai when the counter closes and not before (QH-1.2, I-02)', () => {
    expect(played.counterOpen).not.toContain(escalations[0]);
    expect(played.counterClosed.filter((text) => text === escalations[0])).toHaveLength(1);
  });

  it('begins in Chongqing with a warning at the national limit of three working days, while the law allows five (I-01)', () => {
    const warning =
      'Decision on the application – the national time limit was reached; the officer was reminded';
    expect(played.beforeWarning).not.toContain(warning);
    expect(played.afterWarning).toContain(warning);
  });

  it('stays below the supervisor if the decision is made on the last day', () => {
    expect(played.decidedInTime.body.metDeadlines).toEqual([expect.objectContaining({ late: false })]);
    for (const text of escalations) expect(played.overdue.histories.inTime).not.toContain(text);
  });

  it('reaches the supervisor at the first late instant, even if information was requested (I-37)', () => {
    const { histories, escalated } = played.overdue;
    const { undecided, inTime, late, asked } = played.cases;
    for (const history of [histories.undecided, histories.late, histories.asked])
      expect(history).toContain(escalations[0]);
    for (const caseId of [undecided, late, asked])
      expect(escalated.find((task) => task.caseId === caseId)).toMatchObject({
        kind: 'decide-application',
        escalatedTo: 'supervisor',
        overdue: true,
      });
    expect(escalated.find((task) => task.caseId === inTime)).toBeUndefined();
  });

  it('ends with a late decision, which is possible and is marked as late', () => {
    expect(played.decidedLate.body.phase).toBe('registered');
    expect(played.decidedLate.body.metDeadlines).toEqual([expect.objectContaining({ late: true })]);
    expect(played.aWeekLater.late).not.toContain(escalations[1]);
  });

  it('reaches each level once and then stops', () => {
    const told = played.aWeekLater.undecided;
    expect(told.filter((text) => escalations.includes(text))).toEqual(escalations);
  });

  it('is undone by the first action, which returns the task to the officer', () => {
    const { undecided, asked } = played.cases;
    const escalated = played.afterFirstAct.map(({ caseId }) => caseId);
    expect(escalated).toContain(asked);
    expect(escalated).not.toContain(undecided);
  });

  it('works in the same way for the first contact, due five working days after the registration (N2)', () => {
    const { contactDue, notReached, contactOverdue, reached } = played.contacts;
    const contactOf = (body: { countdowns?: unknown }) =>
      (body.countdowns as { kind: string }[]).filter(({ kind }) => kind === 'first-contact');
    expect(contactOf(contactDue.body)).toEqual([
      expect.objectContaining({ dueDate: '2026-12-04', overdue: false }),
    ]);
    expect(contactOf(notReached.body)).toHaveLength(1);
    expect(contactOverdue).toContain('First contact – overdue: escalated to the supervisor');
    const { countdowns, metDeadlines } = bodyOf(recordContact, reached);
    expect(countdowns.map(({ kind }) => kind)).not.toContain('first-contact');
    expect(metDeadlines.map(({ deadlineId, late }) => [deadlineId, late])).toEqual(
      expect.arrayContaining([
        ['decision-1', false],
        ['first-contact-1', true],
      ]),
    );
    expect(played.reachedAgain.body.code).toBe('task-already-decided');
  });
});
