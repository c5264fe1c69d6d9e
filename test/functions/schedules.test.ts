import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { handle as reconcileCases } from '../../functions/schedules/reconcile-cases/handler.ts';
import { handle as sweepDeadlines } from '../../functions/schedules/sweep-deadlines/handler.ts';
import { parseLocalDate } from '../../lib/domain/calendar/local-date.ts';
import { statutoryHolidays } from '../../lib/domain/calendar/statutory-holidays.ts';
import { openTask } from '../../lib/domain/case/case.ts';
import { askForInformation } from '../../lib/domain/case/registration/information.ts';
import { decisionDeadlineId, decisionTaskId } from '../../lib/domain/case/registration/tasks.ts';
import { withdrawApplication } from '../../lib/domain/case/registration/withdraw.ts';

import { saveArrangement } from '../../lib/store/calendar.ts';
import { keys } from '../../lib/store/keys.ts';
import { reportDelivery } from '../../lib/store/notices.ts';
import {
  applicant,
  day,
  friday,
  hour,
  newCaseId,
  officer,
  rulesOf,
  submission,
  system,
} from '../domain/case/support/cases.ts';
import { person } from '../store/support/persons.ts';
import { recordsForFile, type TestRecords } from '../store/support/records.ts';
import { captureOutput } from './support/output.ts';

const file = recordsForFile();
let records: TestRecords;

/** The two scheduled jobs, run on the records of this test at an instant. */
const sweep = (now: number) => sweepDeadlines(records)(undefined, now);
const reconcile = (now: number) => reconcileCases(records)(undefined, now);
let output: ReturnType<typeof captureOutput>;

beforeEach(async () => {
  records = await file.fresh();
  output = captureOutput();
});

/** A case that has been assigned to an officer. */
const opened = async (now = friday) => {
  const caseId = newCaseId();
  await records.cases.create({ caseId, event: submission({}, now), person: person() });
  await records.cases.change(caseId, ({ state }) => {
    const event = openTask(state, decisionTaskId, 'decide-application', { now, actor: system });
    return { change: event && { event }, answer: undefined };
  });
  return caseId;
};
const stateOf = async (caseId: string) => {
  const loaded = await records.cases.load(caseId);
  if (!loaded) throw new Error('it is not there');
  return loaded.state;
};
const escalationsOf = async (caseId: string) =>
  (await records.cases.history(caseId)).filter(({ event }) => event.type === 'deadline-escalated');
const deadlineOf = async (caseId: string) => {
  const deadline = (await stateOf(caseId)).deadlines[decisionDeadlineId];
  if (!deadline) throw new Error('it has no deadline');
  return deadline;
};
/** Makes a case's head unreadable for this code. */
const spoil = (caseId: string) =>
  records.documents.send(
    new UpdateCommand({
      TableName: records.tableName,
      Key: { PK: keys.case(caseId), SK: keys.head },
      UpdateExpression: 'SET #state.phase = :unknown',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':unknown': 'lost' },
    }),
  );
const sound = {
  'step-not-carried-out': 0,
  'workflow-not-begun': 0,
  'month-without-obligation': 0,
  'history-broken': 0,
};

describe('The sweep', () => {
  it('carries out a step exactly when it is due', async () => {
    const caseId = await opened();
    const [first] = (await deadlineOf(caseId)).steps;
    const instant = Date.parse(first?.at ?? '');
    expect(await sweep(instant - 1)).toEqual({ moved: 0, kept: 0, escalated: 0 });
    expect(await sweep(instant)).toEqual({ moved: 0, kept: 0, escalated: 1 });
    expect(await sweep(instant)).toEqual({ moved: 0, kept: 0, escalated: 0 });
    expect((await escalationsOf(caseId)).map(({ event }) => event.at)).toEqual([first?.at]);
  });

  it('catches up on all missed steps, each level once, even when several sweeps run at once', async () => {
    const cases = await Promise.all([opened(), opened(), opened()]);
    const levels = (await deadlineOf(cases[0])).steps.map(({ name }) => name);
    const late = friday + 60 * day;
    const sweeps = await Promise.all([sweep(late), sweep(late), sweep(late), sweep(late)]);
    expect(sweeps.reduce((sum, { escalated }) => sum + escalated, 0)).toBe(levels.length * 3);
    for (const caseId of cases)
      expect(
        (await escalationsOf(caseId)).map(({ event }) => 'step' in event.data && event.data.step),
      ).toEqual(levels);
    expect(await sweep(late + 60 * day)).toEqual({ moved: 0, kept: 0, escalated: 0 });
  });

  it('leaves ended cases alone', async () => {
    const caseId = await opened();
    await records.cases.change(caseId, ({ state }) => {
      const decision = withdrawApplication(state, { now: friday + hour, actor: applicant });
      return { change: decision.ok ? { event: decision.value } : undefined, answer: undefined };
    });
    expect(await sweep(friday + 60 * day)).toEqual({ moved: 0, kept: 0, escalated: 0 });
  });

  it('moves a deadline that waited for a calendar year once it is loaded, and escalates by the new dates', async () => {
    const caseId = await opened(Date.parse('2026-12-30T10:00:00+08:00'));
    const before = await deadlineOf(caseId);
    expect(before).toMatchObject({ provisional: true, unannouncedYears: [2027] });
    const holidays = ['01-04', '01-05', '01-06', '01-07'].map((date) => ({
      date: parseLocalDate(`2027-${date}`),
      name: '元旦',
    }));
    await saveArrangement(
      records.table,
      {
        year: 2027,
        source: { title: '2027', url: 'https://www.gov.cn/' },
        holidays: [...statutoryHolidays(2027), ...holidays],
        makeUpWorkdays: [],
      },
      { at: new Date(friday).toISOString(), by: 'administrator' },
    );
    expect(await sweep(Date.parse(before.steps[0]?.at ?? ''))).toMatchObject({ moved: 1 });
    const after = await deadlineOf(caseId);
    expect(after.provisional).toBe(false);
    expect(after.dueAt > before.dueAt).toBe(true);
    expect((await stateOf(caseId)).tasks[decisionTaskId]?.dueAt).toBe(after.dueAt);
    expect(await sweep(Date.parse(before.dueAt))).toMatchObject({ moved: 0 });
  });

  it('finishes the other cases when one cannot be read, and then fails so that the error is noticed', async () => {
    const cases = await Promise.all(Array.from({ length: 12 }, () => opened()));
    const [spoilt, ...others] = cases as [string, ...string[]];
    await spoil(spoilt);
    await expect(sweep(friday + 60 * day)).rejects.toThrow(
      '1 deadlines or scheduled actions could not be swept',
    );
    for (const caseId of others) {
      const { steps, stepsDone } = await deadlineOf(caseId);
      expect(stepsDone).toBe(steps.length);
    }
    expect(output.lines().filter((line) => line.includes('DEADLINE_NOT_SWEPT'))).toEqual([
      expect.stringContaining(spoilt),
    ]);
  });
});

describe('The reconciliation', () => {
  it('finds nothing when all records are sound', async () => {
    await opened();
    expect(await reconcile(friday + 3 * hour)).toMatchObject({ deadlines: 1, ...sound });
  });

  it('finds an overdue step after two hours and not before', async () => {
    const caseId = await opened();
    const first = Date.parse((await deadlineOf(caseId)).steps[0]?.at ?? '');
    expect(await reconcile(first + 2 * hour)).toMatchObject(sound);
    expect(await reconcile(first + 2 * hour + 1)).toMatchObject({ ...sound, 'step-not-carried-out': 1 });
    await sweep(first + 2 * hour + 1);
    expect(await reconcile(first + 2 * hour + 1)).toMatchObject(sound);
  });

  it('finds an application without an officer and requests its first step again', async () => {
    const caseId = newCaseId();
    await records.cases.create({ caseId, event: submission(), person: person() });
    expect(await reconcile(friday + 2 * hour - 1)).toMatchObject(sound);
    expect(await reconcile(friday + 3 * hour)).toMatchObject({ ...sound, 'workflow-not-begun': 1 });
    expect(await records.table.list(keys.case(caseId), keys.redoPrefix)).toMatchObject([
      { caseId, sequence: 1 },
    ]);
  });

  it('finds an event that was changed, one that is missing and one that was cut from the end', async () => {
    const [changed, gap, cut] = [await opened(), await opened(), await opened()];
    await records.documents.send(
      new UpdateCommand({
        TableName: records.tableName,
        Key: { PK: keys.case(changed), SK: keys.event(2) },
        UpdateExpression: 'SET #event.#actor.#subject = :mallory',
        ExpressionAttributeNames: { '#event': 'event', '#actor': 'actor', '#subject': 'subject' },
        ExpressionAttributeValues: { ':mallory': 'mallory' },
      }),
    );
    const remove = (caseId: string, SK: string) =>
      records.documents.send(
        new DeleteCommand({ TableName: records.tableName, Key: { PK: keys.case(caseId), SK } }),
      );
    await remove(gap, keys.event(1));
    await remove(cut, keys.event(2));
    expect(await reconcile(friday + 3 * hour)).toMatchObject({ ...sound, 'history-broken': 3 });
    expect(output.lines().filter((line) => line.includes('INVARIANTS_BROKEN'))).toHaveLength(1);
  });

  it('counts notices undelivered after three days without calling the records broken', async () => {
    const caseId = await opened();
    await records.cases.change(caseId, ({ state }) => {
      const event = askForInformation(
        state,
        decisionTaskId,
        ['unemployment-date'],
        '',
        rulesOf('chongqing'),
        { now: friday, actor: officer },
      );
      return { change: event.ok ? { event: event.value } : undefined, answer: undefined };
    });
    expect(await reconcile(friday + 3 * day)).toMatchObject({ undelivered: 0 });
    await sweep(friday + 3 * day + 1);
    expect(await reconcile(friday + 3 * day + 1)).toMatchObject({ undelivered: 1, ...sound });
    const report = { status: 'delivered', channel: 'phone', at: new Date(friday).toISOString() } as const;
    await reportDelivery(
      records.table,
      caseId,
      '3-information-requested',
      { ...report, by: officer },
      friday,
    );
    expect(await reconcile(friday + 4 * day)).toMatchObject({ undelivered: 0 });
    expect(output.lines().filter((line) => line.includes('NOTICES_NOT_DELIVERED'))).toHaveLength(1);
  });

  it('finds an unreadable case and a deadline without a case along with all other faults', async () => {
    const [spoilt, gone] = [await opened(), await opened()];
    await spoil(spoilt);
    await records.documents.send(
      new DeleteCommand({ TableName: records.tableName, Key: { PK: keys.case(gone), SK: keys.head } }),
    );
    const waiting = newCaseId();
    await records.cases.create({ caseId: waiting, event: submission(), person: person() });
    expect(await reconcile(friday + 3 * hour)).toMatchObject({
      deadlines: 3,
      'workflow-not-begun': 1,
      'case-unreadable': 2,
    });
  });
});
