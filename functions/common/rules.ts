import { beijingDate } from '../../lib/domain/calendar/local-date.ts';
import type { DueDateCalendar } from '../../lib/domain/case/deadlines.ts';
import type { RegistrationRules } from '../../lib/domain/case/registration.ts';
import type { CaseState } from '../../lib/domain/case/state.ts';
import type { Region } from '../../lib/domain/case/vocabulary.ts';
import { dueDates } from '../../lib/domain/deadline.ts';
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

export async function dueDateCalendar(table: Table): Promise<DueDateCalendar> {
  return dueDates(await currentCalendar(table));
}
