import type { Principal } from '../../../lib/domain/case/kernel/access.ts';
import { agencyOf } from '../../../lib/policy/agencies.ts';
import type { Pack } from '../../../lib/policy/packs.ts';
import { recentEntry } from '../../../lib/store/officers.ts';
import type { Table } from '../../../lib/store/table.ts';
import { Problem } from '../http/problems.ts';

/**
 * Checks that the directory of the region has an agency in a district.
 * @throws Problem `unknown-agency`
 */
export function checkAgency(pack: Pack, district: string, id: string, pointer = '/agency'): void {
  if (!agencyOf(pack, district, id)) throw Problem.ofFields([{ pointer, code: 'unknown-agency' }]);
}

/**
 * Returns the agency at which an application is made: the one that it names, or the one at whose counter an officer enters it
 * (YN-1.1.1), from the directory entry by which the officer was admitted. Undefined if it is the district's own agency.
 * @throws Problem `unknown-agency`
 */
export async function agencyOfApplication(
  table: Table,
  { district, agency }: { readonly district: string; readonly agency?: string | undefined },
  { role, subject }: Principal,
  pack: Pack,
  now: number,
): Promise<string | undefined> {
  if (agency !== undefined) checkAgency(pack, district, agency);
  if (agency !== undefined || role === 'applicant') return agency;
  const own = (await recentEntry(table, subject, now))?.agency;
  return own !== undefined && agencyOf(pack, district, own) ? own : undefined;
}
