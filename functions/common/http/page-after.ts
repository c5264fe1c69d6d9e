import { type Page, type PageRequest, pageOf } from '../../../lib/store/paging.ts';
import { Problem } from './problems.ts';

/**
 * A page of a list that is whole and in order already.
 * @param nameOf tells its entries apart; the `next` of a page is the name of its last entry
 * @throws Problem `invalid-cursor` where `after` is the name of no entry
 */
export function pageAfter<Entry>(
  all: readonly Entry[],
  { limit, after }: PageRequest,
  nameOf: (entry: Entry) => string,
): Page<Entry> {
  const last = after === undefined ? -1 : all.findIndex((entry) => nameOf(entry) === after);
  if (after !== undefined && last < 0)
    throw Problem.ofFields([{ pointer: 'query:/after', code: 'invalid-cursor' }]);
  return pageOf(all.slice(last + 1, last + 2 + limit), limit, nameOf);
}
