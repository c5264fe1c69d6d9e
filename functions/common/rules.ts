import { addDays, beijingDate, lastDayOf } from '../../lib/domain/calendar/local-date.ts';
import type { DueDateCalendar } from '../../lib/domain/case/deadlines.ts';
import type { LifecycleRules } from '../../lib/domain/case/lifecycle-rules.ts';
import type { Beginning, DeadlineRules, RegistrationRules } from '../../lib/domain/case/registration.ts';
import type { CaseState } from '../../lib/domain/case/state.ts';
import type { Region } from '../../lib/domain/case/vocabulary.ts';
import { dueDates } from '../../lib/domain/deadline.ts';
import { lifecycleRules } from '../../lib/policy/lifecycle-rules.ts';
import { type Pack, resolvePack } from '../../lib/policy/packs.ts';
import { registrationRules } from '../../lib/policy/registration-rules.ts';
import { currentCalendar } from '../../lib/store/calendar.ts';
import type { Table } from '../../lib/store/table.ts';

/** The rules in force in a region at an instant (its Beijing day). */
export const packAt = (region: Region, instant: number): Pack => resolvePack(region, beijingDate(instant));

/** The rules that a case is pinned to: those of the day on which it was submitted. */
export const packOf = (state: Pick<CaseState, 'region' | 'submittedAt'>): Pack =>
  packAt(state.region, Date.parse(state.submittedAt));

export const rulesOf = (state: Pick<CaseState, 'region' | 'submittedAt'>): RegistrationRules =>
  registrationRules(packOf(state));

/** The rules of an episode that begins, or goes on, at an instant: a new pack holds from the next episode on. */
export const lifecycleAt = (state: Pick<CaseState, 'region'>, instant: number): LifecycleRules =>
  lifecycleRules(packAt(state.region, instant));

/** The rules by which a deadline was made: those of the case for its decision, of the day for everything else. */
export const rulesOfDeadline = (state: CaseState, deadlineId: string): DeadlineRules => ({
  registration: rulesOf(state),
  lifecycle: lifecycleAt(state, Date.parse(state.deadlines[deadlineId]?.countsFrom ?? state.submittedAt)),
});

export async function dueDateCalendar(table: Table): Promise<DueDateCalendar> {
  return dueDates(await currentCalendar(table));
}

/** What an approval at an instant begins: the rules of that day, and how much of the month is left (I-06). */
export async function beginningAt(
  table: Table,
  instant: number,
): Promise<(state: Pick<CaseState, 'region'>) => Beginning> {
  const calendar = await currentCalendar(table);
  const today = beijingDate(instant);
  const last = lastDayOf(today.slice(0, 7));
  const { workingDays } = calendar.workingDaysBetween(addDays(today, -1), last);
  return (state) => ({ lifecycle: lifecycleAt(state, instant), workingDaysLeftInMonth: workingDays });
}
