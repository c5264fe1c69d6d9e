import {
  addDays,
  endOfDay,
  type LocalDate,
  parseLocalDate,
  startOfDay,
} from '../domain/calendar/local-date.ts';
import { keys, lists, shards } from './keys.ts';
import { casesFrom } from './rounds.ts';
import {
  appendSignedHead,
  type HeadSigner,
  lastSignedHead,
  noPreviousHead,
  type Position,
  parseSignedHead,
  type SignedHead,
  type Standing,
  standingText,
} from './signed-heads.ts';
import { parseHead } from './stored.ts';
import { type Table, untilInstant } from './table.ts';

/**
 * Milliseconds by which a day reaches back into the one before: an event that was in flight at midnight, or that the index
 * listed late, is covered by the next day. Covering an event twice does no harm.
 */
const overlap = 6 * 60 * 60 * 1000;

/**
 * The result of a step: how many entries it has looked at, whether it has kept a head, and whether the shard is done up to the
 * day.
 */
export interface SigningStep {
  readonly looked: number;
  readonly signed: boolean;
  readonly done: boolean;
}

/** The shards that may not be covered for a day yet: all but those with a single head for it. They are found in one call. */
export async function shardsToSign(table: Table, day: LocalDate): Promise<readonly number[]> {
  const heads = await table.getMany(
    shards.map((shard) => ({ PK: keys.signedHeads(shard), SK: keys.signedHead(day, 1) })),
  );
  return shards.filter((_shard, index) => {
    const head = heads[index];
    return !head || parseSignedHead(head).next !== undefined;
  });
}

/**
 * Signs the next head of a shard, if the day is not covered yet. The last stored head determines where to continue, so it may
 * run twice, late, concurrently and after a crash: each head is kept once.
 * @param day the last day that is over
 * @param limit how many events a head covers
 */
export async function signNextHead(
  table: Table,
  signer: HeadSigner,
  shard: number,
  day: LocalDate,
  limit: number,
): Promise<SigningStep> {
  const last = await lastSignedHead(table, shard);
  const next = headAfter(last, shard, day);
  if (!next) return { looked: 0, signed: false, done: true };
  const { begun } = next;
  let { position } = next;
  let part = await standingsFrom(table, shard, begun.day, position, limit);
  let following = positionAfter(position, part.after);
  // An empty list needs no head of its own.
  while (part.looked === 0 && following) {
    position = following;
    part = await standingsFrom(table, shard, begun.day, position, limit);
    following = positionAfter(position, part.after);
  }
  const signed = await appendSignedHead(table, signer, {
    ...begun,
    ...(following && { next: following }),
    standings: part.standings.map(standingText),
    previous: last?.digest ?? noPreviousHead,
  });
  // If another run was faster, the next step sees the head that it kept.
  const done = signed && !following && begun.day >= day;
  return { looked: part.looked, signed, done };
}

/** Which head follows the last one: the next of the same day, or the first of another one. */
function headAfter(last: SignedHead | undefined, shard: number, day: LocalDate) {
  if (last?.next) {
    const { since, page, next, day: unfinished } = last;
    const begun = { shard, day: parseLocalDate(unfinished), ...(since && { since }), page: page + 1 };
    return { begun, position: next };
  }
  if (last && last.day >= day) return undefined;
  // At the very first head, there may be cases whose events are in no list: each is signed in its present state.
  if (!last)
    return {
      begun: { shard, day, page: 1 },
      position: { list: 'registered' } satisfies Position as Position,
    };
  const from = startOfDay(addDays(parseLocalDate(last.day), 1)) - overlap;
  const position: Position = { list: 'written', after: new Date(from).toISOString() };
  return { begun: { shard, day, since: last.day, page: 1 }, position };
}

function positionAfter({ list }: Position, after: string | undefined): Position | undefined {
  if (after !== undefined) return { list, after };
  return list === 'registered' ? { list: 'other' } : undefined;
}

/** What the list entry of an event says of it. */
function standingAt(place: string): Standing {
  const [, caseId = '', version, hash = ''] = place.split('#');
  return { caseId, version: Number(version), hash };
}

interface Standings {
  readonly looked: number;
  readonly standings: readonly Standing[];
  readonly after?: string | undefined;
}

async function standingsFrom(
  table: Table,
  shard: number,
  day: LocalDate,
  { list, after }: Position,
  limit: number,
): Promise<Standings> {
  if (list === 'written') return writtenFrom(table, shard, endOfDay(day), after, limit);
  const which = list === 'registered' ? list : { changedSince: 0 };
  const part = await casesFrom(table, shard, which, after, limit);
  const heads = await table.getMany(part.entries.map((caseId) => ({ PK: keys.case(caseId), SK: keys.head })));
  const standings = heads.flatMap((head): Standing[] => {
    if (!head) return [];
    const { state, lastHash } = parseHead(head);
    return [{ caseId: state.caseId, version: state.version, hash: lastHash }];
  });
  return { looked: part.entries.length, standings, after: part.after };
}

/** The states of the cases that had events from a position on, up to an instant (milliseconds). */
async function writtenFrom(
  table: Table,
  shard: number,
  until: number,
  after: string | undefined,
  limit: number,
): Promise<Standings> {
  const listed = await table.byIndex(lists.writtenEvents.partition(shard), {
    after,
    until: untilInstant(until),
    limit,
  });
  const last = new Map<string, Standing>();
  for (const { place } of listed) {
    const standing = standingAt(place);
    if ((last.get(standing.caseId)?.version ?? 0) < standing.version) last.set(standing.caseId, standing);
  }
  return {
    looked: listed.length,
    standings: [...last.values()],
    after: listed.length === limit ? listed.at(-1)?.place : undefined,
  };
}
