import { createHash } from 'node:crypto';
import { expiryAfter } from './kept-for.ts';
import { keys } from './keys.ts';
import type { Item, Table, Write } from './table.ts';

/** The kinds of item that a sign-in can have outside any case. */
export type OwnKind = 'preferences' | 'draft' | 'notificationsRead';

/** An item of a sign-in, with the number of its changes; empty if it was cleared, has expired or never existed. */
export interface OwnItem {
  readonly version: number;
  readonly content: unknown;
  /** When it expires, in seconds since 1970. */
  readonly expiresAt?: number;
}

/** The hash that represents the subject of a sign-in in a key. */
export const accountIdOf = (subject: string): string =>
  createHash('sha256').update(`account:${subject}`).digest('hex');

const sortKeys: Readonly<Record<OwnKind, string>> = {
  preferences: keys.preferences,
  draft: keys.draft,
  notificationsRead: keys.notificationsRead,
};
const keyOf = (subject: string, kind: OwnKind) => ({
  PK: keys.account(accountIdOf(subject)),
  SK: sortKeys[kind],
});

/**
 * Reads an item of a sign-in consistently. An expired item counts as absent, although DynamoDB may take days to delete it.
 * @param now milliseconds
 */
export async function ownItem(table: Table, subject: string, kind: OwnKind, now: number): Promise<OwnItem> {
  const { PK, SK } = keyOf(subject, kind);
  return asOwnItem(await table.get(PK, SK), now);
}

function asOwnItem(item: Item | undefined, now: number): OwnItem {
  const version = Number(item?.edition ?? 0);
  const expiresAt = Number(item?.expiresAt ?? 0);
  if (expiresAt * 1000 <= now || item?.content === undefined) return { version, content: undefined };
  return { version, content: item.content, expiresAt };
}

/**
 * The write that replaces or clears the item, if it still has the version that was read. Clearing keeps the number of changes,
 * so that a later item is never mistaken for the one that was read.
 * @param days for how many days it is kept from now on
 */
export const ownItemWrite = (
  table: Table,
  subject: string,
  kind: OwnKind,
  before: Pick<OwnItem, 'version'>,
  { content, now, days }: { readonly content: unknown; readonly now: number; readonly days: number },
): Write =>
  table.putItem(
    {
      ...keyOf(subject, kind),
      edition: before.version + 1,
      content,
      expiresAt: expiryAfter(now, days),
    },
    before.version === 0
      ? { expression: 'attribute_not_exists(PK)' }
      : { expression: 'edition = :edition', values: { ':edition': before.version } },
  );

/** The write that clears the item, whatever it is by then, for the transaction that has made it unnecessary. */
export const emptyOwnItem = (
  table: Table,
  subject: string,
  kind: OwnKind,
  { now, days }: { readonly now: number; readonly days: number },
): Write =>
  table.updateItem(keyOf(subject, kind), 'SET expiresAt = :expiry REMOVE content ADD edition :one', {
    ':expiry': expiryAfter(now, days),
    ':one': 1,
  });
