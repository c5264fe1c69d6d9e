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

/** What of a notice changes without an event: what is reported of it, and whether it is still to be sent. */
const reported = ['status', 'attempts', 'channel', 'sentAt', 'failedAt', 'deliveredAt', 'lapsed', 'reports'];
const isIndexKey = (name: string): boolean => /^gsi\d+(pk|sk)$/.test(name);

const isNotice = (sortKey: string): boolean => sortKey.startsWith(keys.noticePrefix);

/** What of an item is bound: all of it, but for the hash that the binding itself is part of, and for reports of notices. */
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

/** SHA-256, in base64url, over what is bound of an item. */
export const bindingOf = (item: Item): string => hash('sha256', canonicalJson(boundPart(item)), 'base64url');

/** What an event binds: the items that are written with it. */
export const bindingsOf = (items: readonly Item[]): Bindings =>
  Object.fromEntries(items.map((item) => [String(item.SK), bindingOf(item)]));

/**
 * Items of a case that no event binds: workflows that wait, effects that were asked for again, and by what the case is
 * searched for, which follows from the case and can be made anew.
 */
const isApart = (sortKey: string): boolean =>
  [keys.eventPrefix, keys.waitPrefix, keys.redoPrefix, keys.soughtPrefix].some((prefix) =>
    sortKey.startsWith(prefix),
  );

/** What can be wrong with an item of a case. */
export const itemFaultKinds = ['item-altered', 'item-removed', 'item-added', 'delivery-altered'] as const;

/** What is wrong with an item of a case. */
export interface ItemFault {
  readonly kind: (typeof itemFaultKinds)[number];
  readonly item: string;
  /** The event that bound it. */
  readonly sequence?: number;
}

/** An event as far as it binds items. */
interface BindingEvent {
  readonly sequence: number;
  readonly binds?: Bindings | undefined;
}

/** Whether the present head of a case is bound: whether its last event binds anything. */
export const isBound = (events: readonly BindingEvent[]): boolean => events.at(-1)?.binds !== undefined;

/**
 * Compares the items of a case with what its events have bound. Where an event of an older release, which binds
 * nothing, may have written an item after it was bound, or before anything was, the item is not judged.
 * @param items everything that the partition of the case holds
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

/** Notices of before 2026-12 are not in the list of what somebody was told. */
const withoutTold = ({ gsi5pk: _told, gsi5sk: _place, ...item }: Item): Item => item;

/** Whether the status of a notice, and the lists that it is in, follow from its own reports and from its having lapsed. */
function hasOwnDelivery(item: Item): boolean {
  const parsed = noticeSchema.safeParse(item);
  if (!parsed.success) return false;
  const { status, attempts, channel, sentAt, failedAt, deliveredAt, ...notice } = parsed.data;
  const expected = noticeItemOf({ ...notice, ...deliveryOf(notice.reports) });
  return canonicalJson(withoutTold(expected)) === canonicalJson(withoutTold(item));
}
