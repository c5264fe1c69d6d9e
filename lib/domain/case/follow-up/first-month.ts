import {
  addDays,
  beijingDate,
  firstDayOf,
  type LocalDate,
  lastDayOf,
  monthOf,
  shiftMonth,
  startOfDay,
} from '../../calendar/local-date.ts';
import type { WorkingCalendar } from '../../calendar/working-calendar.ts';
import type { Context } from '../kernel/event.ts';
import { toInstant } from '../kernel/vocabulary.ts';
import type { FollowUpRules } from './rules.ts';
import type { FollowUpAction } from './schedule.ts';
import type { FollowUpSlice } from './state.ts';

/** The calendar and the rules for the month in which a registration begins. */
export interface FollowUpStart {
  readonly lifecycle: FollowUpRules;
  /** The day of the registration and the working days after it, to the end of its month (I-06). */
  readonly workingDaysLeftInMonth: number;
}

/**
 * What is left of a month on the day of a registration: that day, working day or not, and the working days after it. A holiday
 * before the last five working days is not within them: five are left after it, as after the preceding working day.
 */
export function workingDaysLeftInMonth(registeredOn: LocalDate, calendar: WorkingCalendar): number {
  const last = lastDayOf(monthOf(registeredOn));
  return 1 + calendar.workingDaysBetween(registeredOn, last).workingDays;
}

/**
 * The first follow-up. In the month of registration it begins when the first contact, which counts as the follow-up, has not
 * been made in time; it must still be made within the month.
 */
export function firstFollowUp(
  caseId: string,
  firstContactDue: number,
  { lifecycle, workingDaysLeftInMonth }: FollowUpStart,
  context: Context,
): FollowUpAction {
  const today = beijingDate(context.now);
  const month = firstFollowUpMonth(today, workingDaysLeftInMonth, lifecycle);
  const at =
    month === monthOf(today)
      ? Math.max(context.now, Math.min(firstContactDue, startOfDay(lastDayOf(month))))
      : followUpStart(caseId, month, lifecycle);
  return { kind: 'follow-up', month, at: toInstant(at) };
}

/**
 * The first month in which a follow-up is owed: the month of the registration, or the next one if no more working days are left
 * than the rule sets; until then the time limit of the first contact governs (I-06).
 * @param workingDaysLeft the day of the registration and the working days after it, to the end of its month
 */
export function firstFollowUpMonth(
  registeredOn: string,
  workingDaysLeft: number,
  rules: FollowUpRules,
): string {
  const month = monthOf(registeredOn);
  return workingDaysLeft <= rules.followUp.skippedWithinLastWorkingDays ? shiftMonth(month, 1) : month;
}

/**
 * When the follow-up of a case begins in a month: on one of the first days, the same for a case in every month, so that the
 * work of an agency is spread.
 */
export function followUpStart(caseId: string, month: string, rules: Pick<FollowUpRules, 'followUp'>): number {
  return startOfDay(addDays(firstDayOf(month), hash32(caseId) % rules.followUp.spreadOverDays));
}

/** FNV-1a, 32 bits: the same number for a case on every machine. */
function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash;
}

/** When the monthly obligations of a case begin or resume: now, unless this month has been dealt with. */
export function nextFollowUp(
  state: { readonly caseId: string } & FollowUpSlice,
  rules: FollowUpRules,
  now: number,
): FollowUpAction {
  const month = monthOf(beijingDate(now));
  const first = state.followUp?.firstMonth ?? month;
  if (first <= month && state.followUp?.months[month] === undefined)
    return { kind: 'follow-up', month, at: toInstant(now) };
  const next = first > month ? first : shiftMonth(month, 1);
  return {
    kind: 'follow-up',
    month: next,
    at: toInstant(followUpStart(state.caseId, next, rules)),
  };
}
