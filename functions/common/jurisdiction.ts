import { isWithin, type Principal } from '../../lib/domain/access.ts';
import { regionalDivisions } from '../../lib/domain/divisions/five-regions.ts';
import { Problem } from './problems.ts';

/**
 * The districts that somebody asks about: the one they name, if it is theirs, or every county of their jurisdiction.
 * @throws Problem `outside-jurisdiction`
 */
export function districtsOf(principal: Principal, asked: string | undefined): readonly string[] {
  if (asked !== undefined) {
    if (!isWithin(principal, asked)) throw new Problem('outside-jurisdiction');
    return [asked];
  }
  if (!principal.jurisdiction) throw new Problem('outside-jurisdiction');
  return regionalDivisions.countiesOf(principal.jurisdiction).map(({ code }) => code);
}
