import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { addDays, endOfDay, parseLocalDate } from '../domain/calendar/local-date.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { isBound, itemFaultKinds, itemFaults } from './bindings.ts';
import { type ChainedEvent, firstPreviousHash, hashOf } from './chain.ts';
import { eventListing } from './event-writes.ts';
import { keys } from './keys.ts';
import {
  digestOf,
  noPreviousHead,
  parseSignedHead,
  parseStanding,
  type SignedHead,
  signedText,
} from './signed-heads.ts';
import { eventItem, parseChainedEvent } from './stored.ts';
import type { Item } from './table.ts';

/*
 * The audit of the history: every chain and every signed head is computed anew from what is stored. It needs no secret
 * but the public half of the key, and trusts nothing that a function of the service could have written.
 */

/** A fault of a signed head. */
export interface HeadFault {
  readonly kind:
    | 'head-unreadable'
    | 'head-out-of-order'
    | 'head-not-following'
    | 'head-altered'
    | 'signature-wrong'
    | 'head-missing';
  readonly shard: number;
  readonly day: string;
  readonly page: number;
}

/** The kinds of fault that a case can have. */
export const caseFaultKinds = [
  'case-removed',
  'case-head-wrong',
  'event-unreadable',
  'event-missing',
  'event-altered',
  'event-not-following',
  'signed-event-missing',
  'history-rewritten',
  'event-unsigned',
  'event-listing-wrong',
  'place-wrong',
  ...itemFaultKinds,
] as const;
export type CaseFaultKind = (typeof caseFaultKinds)[number];

/** A fault of a case, and the event that it concerns. */
export interface CaseFault {
  readonly kind: CaseFaultKind;
  readonly caseId: string;
  /** The number of the event, or the first that may be affected. */
  readonly sequence?: number;
  /** The last event that may be affected. */
  readonly until?: number;
  /** The day of the head that shows it. */
  readonly day?: string;
  /** The sort key of the affected item, which says nothing of the person. */
  readonly item?: string;
}

/** The state of a case at the end of a day, as a head records it. */
export interface SignedStanding {
  readonly day: string;
  readonly version: number;
  readonly hash: string;
}

/** What the heads of a shard record, and their faults. */
export interface AuditedHeads {
  readonly faults: readonly HeadFault[];
  readonly standings: ReadonlyMap<string, readonly SignedStanding[]>;
  /** The last day that is covered completely; undefined if none is. */
  readonly coveredUntil: string | undefined;
}

/** Reads a public key as KMS returns it (DER) or a file contains it (PEM). @throws Error if it is neither */
export const publicKeyFrom = (key: Uint8Array | string): KeyObject =>
  typeof key === 'string'
    ? createPublicKey(key)
    : createPublicKey({ key: Buffer.from(key), format: 'der', type: 'spki' });

/**
 * Checks the heads of a shard, in order: each is whole and signed, and binds the one before it.
 * @param expectedUntil the last day that must be covered
 */
export function auditHeads(
  shard: number,
  items: readonly Item[],
  publicKey: KeyObject,
  expectedUntil: string,
): AuditedHeads {
  const faults: HeadFault[] = [];
  const standings = new Map<string, SignedStanding[]>();
  let previous: SignedHead | undefined;
  let coveredUntil: string | undefined;
  for (const item of items) {
    const place = placeOf(item, shard);
    const head = readable(item);
    if (!head) {
      faults.push({ kind: 'head-unreadable', ...place });
      continue;
    }
    faults.push(...faultsOf(head, previous, place, publicKey).map((kind) => ({ kind, ...place })));
    for (const text of head.standings) {
      const { caseId, version, hash } = parseStanding(text);
      const known = standings.get(caseId) ?? [];
      known.push({ day: head.day, version, hash });
      standings.set(caseId, known);
    }
    if (!head.next) coveredUntil = head.day;
    previous = head;
  }
  if (coveredUntil !== undefined && coveredUntil < expectedUntil) {
    const day = addDays(parseLocalDate(coveredUntil), 1);
    faults.push({ kind: 'head-missing', shard, day, page: 1 });
  }
  return { faults, standings, coveredUntil };
}

/** Whether a case has an event that must have been signed by the end of a day. */
export const isOlderThan = ({ events }: StoredCase, day: string): boolean =>
  events.some((item) => isUpTo(item.event, endOfDay(parseLocalDate(day))));

/** Whether an event happened before an instant (milliseconds); one without a readable date counts as old. */
const isUpTo = (event: unknown, end: number): boolean =>
  !(Date.parse(String((event as { at?: unknown } | undefined)?.at)) >= end);

/** Where a head is stored, whatever its content says. */
function placeOf({ SK }: Item, shard: number): Pick<HeadFault, 'shard' | 'day' | 'page'> {
  const [, day = '', page = ''] = String(SK).split('#');
  return { shard, day, page: Number(page) };
}

function readable(item: Item): SignedHead | undefined {
  try {
    const head = parseSignedHead(item);
    for (const standing of head.standings) parseStanding(standing);
    return head;
  } catch {
    return undefined;
  }
}

function faultsOf(
  head: SignedHead,
  previous: SignedHead | undefined,
  place: Pick<HeadFault, 'shard' | 'day' | 'page'>,
  publicKey: KeyObject,
): HeadFault['kind'][] {
  const isSamePlace = head.shard === place.shard && head.day === place.day && head.page === place.page;
  const isNext = previous?.next
    ? head.day === previous.day && head.page === previous.page + 1
    : head.page === 1 && head.day > (previous?.day ?? '') && head.since === previous?.day;
  const signature = Buffer.from(head.signature, 'base64');
  return [
    ...(isSamePlace && isNext ? [] : (['head-out-of-order'] as const)),
    ...(head.previous === (previous?.digest ?? noPreviousHead) ? [] : (['head-not-following'] as const)),
    ...(head.digest === digestOf(head) ? [] : (['head-altered'] as const)),
    ...(verify('sha256', signedText(head.digest), publicKey, signature)
      ? []
      : (['signature-wrong'] as const)),
  ];
}

/** A case as stored: its head, if there is one, and its events, in order. */
export interface StoredCase {
  readonly caseId: string;
  readonly head: Item | undefined;
  readonly events: readonly Item[];
  /** All items of the case. */
  readonly items: readonly Item[];
}

/** Sorts the items of a case's partition into head and events. */
export function storedCase(caseId: string, items: readonly Item[]): StoredCase {
  return {
    caseId,
    head: items.find(({ SK }) => SK === keys.head),
    events: items.filter(({ SK }) => String(SK).startsWith(keys.eventPrefix)),
    items,
  };
}

/** The last event that can be read: its number, its hash, and when it happened. */
export function chainHead({
  events,
}: StoredCase): { readonly sequence: number; readonly hash: string; readonly at?: string } | undefined {
  const last = events.flatMap((item) => readEvent(item) ?? []).at(-1);
  if (!last) return undefined;
  const { at } = last.event as { readonly at?: unknown };
  return { sequence: last.sequence, hash: last.hash, ...(typeof at === 'string' && { at }) };
}

/** Whether the last event of a case binds its items: an event of an older release binds nothing. */
export const isBoundCase = ({ events }: StoredCase): boolean =>
  isBound(events.map((item) => ({ sequence: sequenceOf(item), binds: readEvent(item)?.binds })));

/**
 * Checks a case: its chain by itself, its head against the chain, every other item against what the events have bound, and the
 * chain against what was signed of it.
 * @param signed what the heads record of it, oldest first
 * @param coveredUntil the last day of which every event must be signed
 */
export function auditCase(
  { caseId, head, events: items, items: all }: StoredCase,
  signed: readonly SignedStanding[],
  coveredUntil: string | undefined,
): CaseFault[] {
  const [first] = signed;
  if (all.length === 0) return first ? [{ kind: 'case-removed', caseId, day: first.day }] : [];
  const chain = items.map(readEvent);
  const readable = chain.flatMap((event) => event ?? []);
  const found = new Map(readable.map((event) => [event.sequence, event]));
  return [
    ...chainFaults(caseId, items, chain),
    ...headFaults(caseId, head, found),
    ...signedFaults(caseId, signed, found),
    ...unsignedFaults(caseId, signed, found, coveredUntil),
    ...listingFaults(caseId, items),
    ...itemFaults(all, readable).map((fault) => ({ ...fault, caseId })),
  ];
}

function readEvent(item: Item): ChainedEvent | undefined {
  try {
    const event = parseChainedEvent(item);
    return item.SK === keys.event(event.sequence) && item.PK === keys.case(event.caseId) ? event : undefined;
  } catch {
    return undefined;
  }
}

const sequenceOf = ({ SK }: Item): number => Number(String(SK).slice(keys.eventPrefix.length));

/** Events that are missing, altered, or do not follow the one before. */
function chainFaults(
  caseId: string,
  items: readonly Item[],
  chain: readonly (ChainedEvent | undefined)[],
): CaseFault[] {
  const faults: CaseFault[] = [];
  let expected = 1;
  let previousHash: string | undefined = firstPreviousHash;
  for (const [index, item] of items.entries()) {
    const sequence = sequenceOf(item);
    if (sequence > expected) {
      faults.push({ kind: 'event-missing', caseId, sequence: expected, until: sequence - 1 });
      previousHash = undefined;
    }
    const event = chain[index];
    if (!event) faults.push({ kind: 'event-unreadable', caseId, sequence });
    else if (hashOf(event) !== event.hash) faults.push({ kind: 'event-altered', caseId, sequence });
    if (event && previousHash !== undefined && event.previousHash !== previousHash)
      faults.push({ kind: 'event-not-following', caseId, sequence });
    previousHash = event?.hash;
    expected = sequence + 1;
  }
  return faults;
}

/** Events that are missing in the list of all events, or have a member that is not part of an event. */
function listingFaults(caseId: string, items: readonly Item[]): CaseFault[] {
  return items.flatMap((item): CaseFault[] => {
    const event = readEvent(item);
    // Events of an older release are in no list, and an altered one is already reported.
    if (!event?.binds || hashOf(event) !== event.hash) return [];
    const { at } = event.event as { readonly at?: unknown };
    const expected = {
      ...eventItem(event),
      ...eventListing(caseId, event.sequence, String(at), event.hash),
    };
    return canonicalJson(expected) === canonicalJson(item)
      ? []
      : [{ kind: 'event-listing-wrong', caseId, sequence: event.sequence }];
  });
}

/** Whether the head of a case agrees with the last event, which reveals events missing at the end. */
function headFaults(
  caseId: string,
  head: Item | undefined,
  events: ReadonlyMap<number, ChainedEvent>,
): CaseFault[] {
  const last = Math.max(0, ...events.keys());
  if (head && head.version === last && head.lastHash === events.get(last)?.hash) return [];
  return [{ kind: 'case-head-wrong', caseId, sequence: last }];
}

/** Signed states that the history no longer contains: the change lies after the last one that it still contains. */
function signedFaults(
  caseId: string,
  signed: readonly SignedStanding[],
  events: ReadonlyMap<number, ChainedEvent>,
): CaseFault[] {
  let agreed = 0;
  for (const { version, hash, day } of signed.toSorted((a, b) => a.version - b.version)) {
    const event = events.get(version);
    if (!event) return [{ kind: 'signed-event-missing', caseId, sequence: version, day }];
    if (event.hash !== hash)
      return [{ kind: 'history-rewritten', caseId, sequence: agreed + 1, until: version, day }];
    agreed = version;
  }
  return [];
}

/** Events of signed days that no head knows: added afterwards, or written much too late. */
function unsignedFaults(
  caseId: string,
  signed: readonly SignedStanding[],
  events: ReadonlyMap<number, ChainedEvent>,
  coveredUntil: string | undefined,
): CaseFault[] {
  if (coveredUntil === undefined) return [];
  const end = endOfDay(parseLocalDate(coveredUntil));
  const known = Math.max(0, ...signed.map(({ version }) => version));
  const unsigned = [...events.values()].filter(
    ({ sequence, event }) => sequence > known && isUpTo(event, end),
  );
  const sequences = unsigned.map(({ sequence }) => sequence);
  if (sequences.length === 0) return [];
  return [
    { kind: 'event-unsigned', caseId, sequence: Math.min(...sequences), until: Math.max(...sequences) },
  ];
}
