import * as z from 'zod';
import { isWithin, type Principal } from '../../../lib/domain/case/kernel/access.ts';
import { Problem } from '../http/problems.ts';

/** A province, a city or a district, as a code of GB/T 2260 begins: `50` is all of Chongqing. */
export const divisionSchema = z
  .string()
  .regex(/^\d{2}(\d{2}){0,2}$/)
  .describe('The first two, four or six digits of a division code: `50` is all of Chongqing.');

/** @throws Problem `outside-jurisdiction` where a division does not lie in somebody's jurisdiction */
export function requireDivision(principal: Principal, division: string): void {
  const isEverywhere = principal.role === 'policy-administrator' || principal.role === 'administrator';
  if (!isEverywhere && !isWithin(principal, division)) throw new Problem('outside-jurisdiction');
}

/**
 * The division that somebody asks about: the one named, or their jurisdiction.
 * @throws Problem `outside-jurisdiction`, also where somebody without a jurisdiction names none
 */
export function divisionOf(principal: Principal, asked: string | undefined): string {
  const division = asked ?? principal.jurisdiction;
  if (division === undefined) throw new Problem('outside-jurisdiction');
  requireDivision(principal, division);
  return division;
}
