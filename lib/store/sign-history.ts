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
 * How far a day reaches back into the one before, in milliseconds: an event that was on its way at midnight, or that
 * the index listed late, is covered by the next day. What is covered twice is only said twice.
 */
const overlap = 6 * 60 * 60 * 1000;

/** What came of a step: how many entries it has looked at, whether it has kept a head, and whether the shard is done up to the day. */
export interface SigningStep {
  readonly looked: number;
  readonly signed: boolean;
  readonly done: boolean;
}

/** The shards of which a day may not be covered yet: all but those that have a single head of it. They are found in one call. */
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
 * Signs the next head of a shard, if the day is not covered yet. Where it has to go on follows from the last head that
 * is kept, so that it may be done twice, late, by two at once and after a crash: each head is kept once.
 * @param day the last day that is over
 * @param limit how many events a head goes through
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
  // A list in which there is nothing needs no head of its own.
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
  // Where another run was faster, the next step sees what it has kept.
  const done = signed && !following && begun.day >= day;
  return { looked: part.looked, signed, done };
}

/** Which head comes after the last one: the next of the same day, or the first of another one. */
function headAfter(last: SignedHead | undefined, shard: number, day: LocalDate) {
  if (last?.next) {
    const { since, page, next, day: unfinished } = last;
    const begun = { shard, day: parseLocalDate(unfinished), ...(since && { since }), page: page + 1 };
    return { begun, position: next };
  }
  if (last && last.day >= day) return undefined;
  // The first time there may be cases of whose events no list is kept: each is signed as it stands.
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

/** What the place of an event in the list says of it. */
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

/** How the cases stand of which some events were written, from a place on and up to an instant (milliseconds). */
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
