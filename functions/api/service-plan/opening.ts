import type { Opening } from '../../../lib/domain/case/appointment/book.ts';
import type { CaseState } from '../../../lib/domain/case/case.ts';
import { officeHours } from '../../../lib/policy/office-practice.ts';
import { lastAgency } from '../../../lib/store/district-agencies.ts';
import type { Table } from '../../../lib/store/table.ts';
import type { Rules } from '../../common/rules/rules.ts';

/** When the agency of a case is open: as its staff have last entered it, or else the usual hours of the region. */
export async function openingOf(
  { region, district }: Pick<CaseState, 'region' | 'district'>,
  table: Table,
  rules: Rules,
  now: number,
): Promise<Opening> {
  const entered = (await lastAgency(table, district))?.agency.hours;
  return { hours: entered ?? [officeHours(rules.packAt(region, now))], calendar: rules.workingCalendar };
}
