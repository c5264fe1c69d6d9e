import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import type { NamedOfficer } from '../../../lib/domain/case/assignment/name-officer.ts';
import { findLeastLoaded } from '../../../lib/domain/case/assignment/officers.ts';
import type { Principal } from '../../../lib/domain/case/kernel/access.ts';
import { officersOfDistrict } from '../../../lib/store/officers.ts';
import type { Table } from '../../../lib/store/table.ts';

/**
 * Who takes a new case of a district: the officer who is present and has the fewest open cases; where the agency has
 * entered nobody, the officer at whose counter it is opened. Undefined where that leaves nobody: then the supervisor of
 * the district names somebody.
 */
export async function chooseOfficer(
  table: Table,
  district: string,
  { principal, now }: { readonly principal: Principal; readonly now: number },
): Promise<NamedOfficer | undefined> {
  const officers = await officersOfDistrict(table, district);
  const officer = findLeastLoaded(officers, district, beijingDate(now));
  if (officer !== undefined) return { officer, because: 'load' };
  return principal.role === 'officer'
    ? { officer: principal.subject, because: 'registered-at-counter' }
    : undefined;
}
