import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import { withoutRelated } from '../../../lib/domain/case/assignment/assign-officer.ts';
import type { NamedOfficer } from '../../../lib/domain/case/assignment/need-officer.ts';
import { findLeastLoaded } from '../../../lib/domain/case/assignment/officers.ts';
import type { CaseState } from '../../../lib/domain/case/case.ts';
import type { Principal } from '../../../lib/domain/case/kernel/access.ts';
import { officersOfDistrict } from '../../../lib/store/officers.ts';
import type { Table } from '../../../lib/store/table.ts';

/**
 * Chooses the officer for a new case of a district: of those who are present and not related to the person, the one with the
 * fewest open cases. If the agency has entered nobody, it is the officer at whose counter the case is opened. Undefined if that
 * leaves nobody: then the supervisors of the district name somebody.
 */
export async function chooseOfficer(
  table: Table,
  of: Pick<CaseState, 'district' | 'owner' | 'recusals' | 'mandates' | 'agency'>,
  { principal, now }: { readonly principal: Principal; readonly now: number },
): Promise<NamedOfficer | undefined> {
  const officers = withoutRelated(of, await officersOfDistrict(table, of.district));
  const officer = findLeastLoaded(officers, of.district, beijingDate(now), of.agency);
  if (officer !== undefined) return { officer, because: 'load' };
  return principal.role === 'officer'
    ? { officer: principal.subject, because: 'registered-at-counter' }
    : undefined;
}
