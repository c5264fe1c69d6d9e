import { hash } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json.ts';
import { deliveryOf } from '../domain/case/notices/delivery.ts';
import { keys } from './keys.ts';
import { noticeItemOf, noticeSchema } from './notice-items.ts';
import type { Item } from './table.ts';

/*
 * An event binds every item of its case that was written with it: a hash of each is in the hashed part of the event, so
 * that the chain, and what is signed of it, hold for the head, the person, the tasks, the deadlines and the notices too.
 * What is bound is what is stored, so that it is checked without a key and whatever its shape was.
 */

/** The hash of each item that was written with an event, by its sort key. */
export type Bindings = Readonly<Record<string, string>>;

/** The parts of a notice that change without an event: its delivery reports, and whether it is still to be sent. */
const reported = ['status', 'attempts', 'channel', 'sentAt', 'failedAt', 'deliveredAt', 'lapsed', 'reports'];
const isIndexKey = (name: string): boolean => /^gsi\d+(pk|sk)$/.test(name);

const isNotice = (sortKey: string): boolean => sortKey.startsWith(keys.noticePrefix);

/** The part of an item that its hash covers: everything except the hashes of the binding itself and delivery reports. */
function boundPart(item: Item): Item {
  const sortKey = String(item.SK);
  if (sortKey === keys.head) {
    const { lastHash: _hash, ...rest } = item;
    return rest;
  }
  if (!isNotice(sortKey)) return item;
  return Object.fromEntries(
    Object.entries(item).filter(([name]) => !reported.includes(name) && !isIndexKey(name)),
  );
}

/** SHA-256, in base64url, over the covered part of an item. */
export const bindingOf = (item: Item): string => hash('sha256', canonicalJson(boundPart(item)), 'base64url');

/** The binding of an event: hashes of the items that are written with it. */
export const bindingsOf = (items: readonly Item[]): Bindings =>
  Object.fromEntries(items.map((item) => [String(item.SK), bindingOf(item)]));

/**
 * Items of a case that no event binds: waiting workflows, effects that were requested again, and search entries, which follow
 * from the case and can be rebuilt.
 */
const isApart = (sortKey: string): boolean =>
  [keys.eventPrefix, keys.waitPrefix, keys.redoPrefix, keys.soughtPrefix].some((prefix) =>
    sortKey.startsWith(prefix),
  );

/** The kinds of fault that an item of a case can have. */
export const itemFaultKinds = ['item-altered', 'item-removed', 'item-added', 'delivery-altered'] as const;

/** A fault of an item of a case. */
export interface ItemFault {
  readonly kind: (typeof itemFaultKinds)[number];
  readonly item: string;
  /** The event that bound it. */
  readonly sequence?: number;
}

/** The part of an event that concerns bindings. */
interface BindingEvent {
  readonly sequence: number;
  readonly binds?: Bindings | undefined;
}

/** Whether the current head of a case is bound, that is, whether its last event binds anything. */
export const isBound = (events: readonly BindingEvent[]): boolean => events.at(-1)?.binds !== undefined;

/**
 * Compares the items of a case with what its events have bound. An item is not judged if an event of an older release, which
 * binds nothing, may have written it after it was bound or before anything was.
 * @param items everything in the partition of the case
 * @param events in order
 */
export function itemFaults(items: readonly Item[], events: readonly BindingEvent[]): ItemFault[] {
  const lastUnbound = events.findLast(({ binds }) => binds === undefined)?.sequence ?? 0;
  const bound = new Map<string, { readonly hash: string; readonly sequence: number }>();
  for (const { sequence, binds = {} } of events)
    for (const [sortKey, hash] of Object.entries(binds)) bound.set(sortKey, { hash, sequence });
  const stored = new Map(items.map((item) => [String(item.SK), item]));
  const faults: ItemFault[] = [];
  for (const [item, { hash, sequence }] of bound) {
    const found = stored.get(item);
    if (!found) faults.push({ kind: 'item-removed', item, sequence });
    else if (bindingOf(found) !== hash) {
      if (sequence > lastUnbound) faults.push({ kind: 'item-altered', item, sequence });
    } else if (isNotice(item) && !hasOwnDelivery(found)) faults.push({ kind: 'delivery-altered', item });
  }
  if (lastUnbound > 0) return faults;
  const added = [...stored.keys()].filter((item) => !bound.has(item) && !isApart(item));
  return [...faults, ...added.map((item): ItemFault => ({ kind: 'item-added', item }))];
}

/** Notices from before 2026-12 are missing in the list of what a person was told. */
const withoutTold = ({ gsi5pk: _told, gsi5sk: _place, ...item }: Item): Item => item;

/** Whether the status of a notice, and the lists that contain it, follow from its own reports and from its having lapsed. */
function hasOwnDelivery(item: Item): boolean {
  const parsed = noticeSchema.safeParse(item);
  if (!parsed.success) return false;
  const { status, attempts, channel, sentAt, failedAt, deliveredAt, ...notice } = parsed.data;
  const expected = noticeItemOf({ ...notice, ...deliveryOf(notice.reports) });
  return canonicalJson(withoutTold(expected)) === canonicalJson(withoutTold(item));
}
