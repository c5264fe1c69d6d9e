import type { CaseState } from '../domain/case/case.ts';
import { serveTaskId } from '../domain/case/job-seeker/tasks.ts';
import { isOnlyStated } from '../domain/case/kernel/real-name.ts';
import { type IndexPartition, keys, lists } from './keys.ts';
import { parseHead } from './stored.ts';
import type { Item, ListedItem, Table } from './table.ts';

/*
 * The cases of a person, as far as an act on one of them looks at the others. Anybody can state anybody's number, as often as
 * they like under ever new sign-ins (I-52), so that what is read here never depends on how many others have done so: those that
 * are only stated are listed behind all others (`lists.casesOfPerson`), and count for their own sign-in alone.
 */

/** The most cases of a person, and of a sign-in, that are looked at. A lifetime brings some tens. */
const mostLookedAt = 100;

const newest = { limit: mostLookedAt, backwards: true } as const;

/**
 * Returns the heads of a person's cases, oldest first: the newest of those with a checked identity, and of those with a stated
 * identity the ones that the same sign-in has opened. It takes three calls for nearly everybody, and never more than six.
 * @param subject the sign-in; omitted if there is none
 */
export async function headsOfPerson(
  table: Table,
  personId: string,
  subject: string | undefined,
): Promise<readonly Item[]> {
  const listed = await table.byIndex(lists.casesOfPerson.partition(personId), newest);
  const heads = await headsOf(table, caseIdsOf(listed));
  const isMeant = (head: Item): boolean => {
    const { state } = parseHead(head);
    return !isOnlyStated(state) || (subject !== undefined && state.owner === subject);
  };
  // If the list was read to its end, those of the sign-in are among them.
  if (subject === undefined || listed.length < mostLookedAt) return heads.filter(isMeant).toSorted(byAge);
  const own = await headsOwnedBy(table, lists.casesOfOwner.partition(subject), personId, listed);
  return [...heads.filter(isMeant), ...own].toSorted(byAge);
}

/** The same cases as stored, without unsealing anything. */
export const statesOfPerson = async (
  table: Table,
  personId: string,
  subject: string | undefined,
): Promise<readonly CaseState[]> =>
  (await headsOfPerson(table, personId, subject)).map((head) => parseHead(head).state);

/** Among the newest cases of a sign-in, those of one person that were not found yet. */
async function headsOwnedBy(
  table: Table,
  partition: IndexPartition,
  personId: string,
  known: readonly ListedItem[],
): Promise<readonly Item[]> {
  const seen = new Set(caseIdsOf(known));
  const others = caseIdsOf(await table.byIndex(partition, newest)).filter((caseId) => !seen.has(caseId));
  const persons = await headsOf(table, others, ['caseId', 'personId']);
  const same = persons.filter((head) => head.personId === personId).map(({ caseId }) => String(caseId));
  return headsOf(table, same);
}

/** Returns the newest cases that a sign-in has opened. */
export const newestOwned = (table: Table, subject: string): Promise<readonly ListedItem[]> =>
  table.byIndex(lists.casesOfOwner.partition(subject), newest);

/**
 * Counts the registrations as a job-seeker, among some cases, whose identity is only stated and for which the agency has not
 * done anything yet.
 */
export async function countUnserved(table: Table, listed: readonly ListedItem[]): Promise<number> {
  const heads = await headsOf(table, caseIdsOf(listed));
  return heads.filter((head) => {
    const { state } = parseHead(head);
    return state.phase === 'job-seeker' && isOnlyStated(state) && state.tasks[serveTaskId] !== undefined;
  }).length;
}

const byAge = (a: Item, b: Item): number => (String(a.caseId) < String(b.caseId) ? -1 : 1);

const caseIdsOf = (listed: readonly ListedItem[]): readonly string[] =>
  listed.map(({ item }) => String(item.caseId));

async function headsOf(
  table: Table,
  caseIds: readonly string[],
  attributes: readonly string[] = [],
): Promise<readonly Item[]> {
  const found = await table.getMany(
    caseIds.map((caseId) => ({ PK: keys.case(caseId), SK: keys.head })),
    attributes,
  );
  return found.filter((head) => head !== undefined);
}
