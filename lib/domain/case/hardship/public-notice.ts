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

/** Nobody is shown to the public for longer than this (PIPL art. 6): a proposal (I-63). */
const longestNoticeDays = 60;

/** How long a notice is to be up, and where that comes from, if the region's sources do not say it. */
export interface NoticePeriod {
  /** The last Beijing day on which it is up. */
  readonly until: string;
  /** Whether who publishes it has said where the days come from. */
  readonly hasSource: boolean;
}

/** What the public reads of somebody. */
export interface Shown {
  /** By which objections name it: it says nothing of the person. */
  readonly reference: string;
  /** The name, as `shownName` leaves it. */
  readonly shownAs: string;
}

/**
 * The public notice is put up, today. It stays up for as long as the region's source says at least; where none does, whoever
 * publishes it gives the last day, and says where it comes from.
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

/** The first Beijing day that may be the last one of a notice that is put up now: tomorrow, while no source says more. */
function leastEnd({ hardship }: HardshipRules, calendar: DueDateCalendar, now: number): string {
  const { noticeWorkingDays } = hardship;
  return noticeWorkingDays === undefined
    ? addDays(beijingDate(now), 1)
    : calendar.due(now, { workingDays: noticeWorkingDays }, 'end-of-day').dueDate;
}

/** A notice as it is put up: its days are in it, and it is up on these alone. */
type PutUp = PublicNotice & { readonly shownAs: string };

/**
 * The notice that a case has put up, with the number of its recognition: until its request is taken back, its registration
 * ends or it is decided. Whether the public may read it on a day, the days in it say.
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

/** Somebody objects to what is on public notice: anybody may, on one of its days, and an officer records it. */
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

/** What somebody has said against the notice was looked into, by another person than those who checked. */
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

/**
 * The notice is over, and what came of it is recorded: not before its last day has passed, nor while somebody who has
 * objected waits for an answer.
 */
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
