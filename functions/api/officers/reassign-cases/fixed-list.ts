import type * as z from 'zod';
import { instantSchema, toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { clockSkew } from '../../../../lib/domain/clock-skew.ts';
import { casesOfOfficer } from '../../../../lib/store/officers.ts';
import { pageOf } from '../../../../lib/store/paging.ts';
import { districtsOfCases } from '../../../../lib/store/registrations.ts';
import { type Table, untilInstant } from '../../../../lib/store/table.ts';
import { Problem } from '../../../common/http/problems.ts';
import { cursorSchema } from '../../../common/http/schemas.ts';
import { maxCases, type reassignmentsSchema } from './operation.ts';

export interface FixedList {
  readonly fixedAt: string;
  readonly cases: readonly string[];
  /** Where the next call continues in the fixed list. */
  readonly next?: string;
}

const separator = '~';
/** Sorts behind every place of an instant. */
const placeEnd = '#\uffff';

/**
 * Returns the cases of a call: the named ones, or the officer's own as they were when the first call began. Cases assigned to
 * the officer later sort after that instant, and cases already handed over lie before the place where the next call continues.
 * So the list stays the same while it is processed.
 * @param isInReach whether the caller acts in a district: cases elsewhere are not given to `theirs`, so that nobody can have all
 *   cases of a stranger read
 * @param theirs which of some cases the caller may know of; nothing, not even `next`, reveals the officer's other cases
 * @throws Problem `invalid-cursor` if `after` is not from an earlier answer
 */
export async function fixedList(
  table: Table,
  { from, cases, after }: z.infer<typeof reassignmentsSchema>,
  now: number,
  isInReach: (district: string) => boolean = () => true,
  theirs: (cases: readonly string[]) => Promise<ReadonlySet<string>> = async (all) => new Set(all),
): Promise<FixedList> {
  const begun: Begun = after === undefined ? { fixedAt: toInstant(now) } : parseNext(after, now);
  const { fixedAt } = begun;
  if (cases) return { fixedAt, cases: [...new Set(cases)] };
  for (let { place } = begun; ; ) {
    const found = await casesOfOfficer(table, from, {
      limit: maxCases + 1,
      after: place,
      until: untilInstant(Date.parse(fixedAt)),
    });
    const page = pageOf(found, maxCases, (each) => each.place);
    const listed = page.entries.map(({ caseId }) => caseId);
    const districtOf = await districtsOfCases(table, listed);
    const shown = await theirs(
      listed.filter((caseId) => {
        const district = districtOf.get(caseId);
        return district !== undefined && isInReach(district);
      }),
    );
    const entries = page.entries.filter(({ caseId }) => shown.has(caseId));
    const last = entries.at(-1);
    if (last || page.next === undefined)
      return {
        fixedAt,
        cases: entries.map(({ caseId }) => caseId),
        ...(last && page.next !== undefined && { next: `${fixedAt}${separator}${last.place}` }),
      };
    place = page.next;
  }
}

/** A fixed list, and how far it has been processed. */
interface Begun {
  readonly fixedAt: string;
  readonly place?: string;
}

function parseNext(next: string, now: number): Begun {
  const [, fixedAt, place] = /^([^~]{24})~(.+)$/.exec(next) ?? [];
  const isInstant = instantSchema.safeParse(fixedAt).success;
  // Cases in the list were assigned before it was fixed, and no list is fixed in the future, by anybody's clock.
  if (
    !isInstant ||
    !cursorSchema.safeParse(place).success ||
    !place ||
    !fixedAt ||
    place > fixedAt + placeEnd
  )
    throw Problem.ofFields([{ pointer: '/after', code: 'invalid-cursor' }]);
  if (Date.parse(fixedAt) > now + clockSkew)
    throw Problem.ofFields([{ pointer: '/after', code: 'invalid-cursor' }]);
  return { fixedAt, place };
}
