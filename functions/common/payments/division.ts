import * as z from 'zod';
import { isWithin, type Principal } from '../../../lib/domain/case/kernel/access.ts';
import { Problem } from '../http/problems.ts';

/** A province, a city or a district, as the beginning of a code of GB/T 2260: `50` is all of Chongqing. */
export const divisionSchema = z
  .string()
  .regex(/^\d{2}(\d{2}){0,2}$/)
  .describe('The first two, four or six digits of a division code: `50` is all of Chongqing.');

/** @throws Problem `outside-jurisdiction` if a division is not in the jurisdiction of the caller */
export function requireDivision(principal: Principal, division: string): void {
  const isEverywhere = principal.role === 'policy-administrator' || principal.role === 'administrator';
  if (!isEverywhere && !isWithin(principal, division)) throw new Problem('outside-jurisdiction');
}

/**
 * Returns the division that a request is about: the one that it names, or the jurisdiction of the caller.
 * @throws Problem `outside-jurisdiction`, also if somebody without a jurisdiction names none
 */
export function divisionOf(principal: Principal, asked: string | undefined): string {
  const division = asked ?? principal.jurisdiction;
  if (division === undefined) throw new Problem('outside-jurisdiction');
  requireDivision(principal, division);
  return division;
}
