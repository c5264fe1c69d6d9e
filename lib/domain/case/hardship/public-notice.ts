import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { addDays, beijingDate, endOfDay, parseLocalDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { type Involved, separationRefusal } from '../assignment/separation.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline, taskRefusal } from '../kernel/task.ts';
import { noticeOf, openRecognition } from './chain.ts';
import { type HardshipEvent, hardshipEvent } from './events.ts';
import type { HardshipRefusal } from './refusals.ts';
import type { HardshipRules } from './rules.ts';
import type { HardshipSlice, PublicNotice } from './state.ts';
import { nextAfter } from './take-step.ts';
import { noticeObjectionTask, noticeTask, publicationTask, taskNumber } from './tasks.ts';

type Needs = KernelState & HardshipSlice & Involved;

/** The maximum number of days for which somebody is shown to the public (PIPL art. 6): a proposal (I-63). */
const longestNoticeDays = 60;

/** The period of a notice and, if the region's sources do not set one, whether its source was given. */
export interface NoticePeriod {
  /** The last Beijing day of the notice. */
  readonly until: string;
  /** Whether the publisher has given a source for the period. */
  readonly hasSource: boolean;
}

/** The public data of a person. */
export interface Shown {
  /** The reference that objections quote; it reveals nothing about the person. */
  readonly reference: string;
  /** The name as shortened by `shownName`. */
  readonly shownAs: string;
}

/**
 * Publishes the notice today. It stays up at least as long as the region's source requires; if no source does, the publisher
 * sets the last day and gives a source for it.
 */
export function publishNotice(
  state: Needs,
  taskId: string,
  { until, hasSource }: NoticePeriod,
  { reference, shownAs }: Shown,
  rules: HardshipRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<HardshipEvent<'hardship-notice-published'>, HardshipRefusal> {
  const notOpen = taskRefusal(state, taskId, [publicationTask]);
  if (notOpen) return refused(notOpen);
  const recognition = openRecognition(state);
  if (!recognition) return refused({ reason: 'hardship-not-under-way' });
  const from = beijingDate(context.now);
  const least = leastEnd(rules, calendar, context.now);
  if (until < least) return refused({ reason: 'notice-period-too-short', until: least });
  const latest = addDays(from, longestNoticeDays);
  if (until > latest) return refused({ reason: 'notice-period-too-long', until: latest });
  if (rules.hardship.noticeWorkingDays === undefined && !hasSource)
    return refused({ reason: 'notice-period-needs-source' });
  const { number, round } = recognition;
  const result = taskDeadline(
    noticeTask,
    { number: taskNumber(number, round) },
    rules,
    calendar,
    endOfDay(parseLocalDate(until)) - 1,
  );
  return success(
    hardshipEvent(context, 'hardship-notice-published', {
      number,
      taskId,
      reference,
      shownAs,
      from,
      until,
      result,
    }),
  );
}

/** The earliest possible last Beijing day of a notice published now: tomorrow, if no source requires more. */
function leastEnd({ hardship }: HardshipRules, calendar: DueDateCalendar, now: number): string {
  const { noticeWorkingDays } = hardship;
  return noticeWorkingDays === undefined
    ? addDays(beijingDate(now), 1)
    : calendar.due(now, { workingDays: noticeWorkingDays }, 'end-of-day').dueDate;
}

/** A published notice. It is only public on the days that it states. */
type PutUp = PublicNotice & { readonly shownAs: string };

/**
 * The notice that a case has published, with the number of its recognition: until the request is withdrawn, the registration
 * ends or the recognition is decided. The days in the notice determine whether the public may read it on a given day.
 */
export function noticePutUp(
  state: Pick<KernelState, 'phase'> & HardshipSlice,
): { readonly number: number; readonly notice: PutUp } | undefined {
  const recognition = openRecognition(state);
  if (state.phase !== 'registered' || recognition?.status !== 'on-notice') return undefined;
  const notice = noticeOf(recognition);
  if (notice?.shownAs === undefined) return undefined;
  return { number: recognition.number, notice: { ...notice, shownAs: notice.shownAs } };
}

/** Records an objection to a public notice: anybody may object on one of its days, and an officer records it. */
export function objectToNotice(
  state: Needs,
  on: string,
  rules: HardshipRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<HardshipEvent<'hardship-notice-objected'>, HardshipRefusal> {
  const recognition = openRecognition(state);
  const notice = recognition && noticeOf(recognition);
  if (!notice || recognition.status !== 'on-notice') return refused({ reason: 'hardship-notice-not-up' });
  if (on > beijingDate(context.now)) return refused({ reason: 'date-in-future' });
  if (on < notice.from || on > notice.until) return refused({ reason: 'outside-notice-period' });
  const { number, round } = recognition;
  const deadline = taskDeadline(
    noticeObjectionTask,
    { number: `${taskNumber(number, round)}-${notice.objections.length + 1}` },
    rules,
    calendar,
    context.now,
  );
  return success(
    hardshipEvent(context, 'hardship-notice-objected', { number, taskId: deadline.taskId, deadline, on }),
  );
}

/** Answers an objection to the notice; the officer must not be one of those who checked. */
export function answerNoticeObjection(
  state: Needs,
  taskId: string,
  upheld: boolean,
  context: Context,
): Result<HardshipEvent<'hardship-notice-objection-answered'>, HardshipRefusal> {
  const notOpen = taskRefusal(state, taskId, [noticeObjectionTask]);
  if (notOpen) return refused(notOpen);
  const barred = separationRefusal(state, 'check-hardship', context);
  if (barred) return refused(barred);
  const recognition = openRecognition(state);
  if (!recognition) return refused({ reason: 'hardship-not-under-way' });
  const { number } = recognition;
  return success(hardshipEvent(context, 'hardship-notice-objection-answered', { number, taskId, upheld }));
}

/** Records the result of a notice: not before its last day has passed, nor while an objection is unanswered. */
export function endNotice(
  state: Needs,
  taskId: string,
  rules: HardshipRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<HardshipEvent<'hardship-notice-ended'>, HardshipRefusal> {
  const notOpen = taskRefusal(state, taskId, [noticeTask]);
  if (notOpen) return refused(notOpen);
  const recognition = openRecognition(state);
  const notice = recognition && noticeOf(recognition);
  if (!notice) return refused({ reason: 'hardship-notice-not-up' });
  if (beijingDate(context.now) <= notice.until)
    return refused({ reason: 'hardship-notice-running', until: notice.until });
  if (notice.objections.some(({ answeredAt }) => answeredAt === undefined))
    return refused({ reason: 'hardship-objection-open' });
  const positive = notice.objections.every(({ upheld }) => upheld === false);
  return success(
    hardshipEvent(context, 'hardship-notice-ended', {
      number: recognition.number,
      taskId,
      next: nextAfter(recognition, 'public-notice', positive, rules, calendar, context.now),
    }),
  );
}
