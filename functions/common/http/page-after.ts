import { type Page, type PageRequest, pageOf } from '../../../lib/store/paging.ts';
import { Problem } from './problems.ts';

/**
 * Returns a page of a list that is complete and in order.
 * @param nameOf names an entry uniquely; the `next` of a page is the name of its last entry
 * @throws Problem `invalid-cursor` if `after` is not the name of an entry
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
