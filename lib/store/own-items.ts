import { createHash } from 'node:crypto';
import { expiryAfter } from './kept-for.ts';
import { keys } from './keys.ts';
import type { Item, Table, Write } from './table.ts';

/** What a sign-in can have that is of no case. */
export type OwnKind = 'preferences' | 'draft' | 'notificationsRead';

/** What a sign-in has of a kind, with the number of its changes; nothing where it was emptied, is too old, or never was. */
export interface OwnItem {
  readonly version: number;
  readonly content: unknown;
  /** When it is forgotten, in seconds since 1970. */
  readonly expiresAt?: number;
}

/** What stands for the subject of a sign-in in a key. */
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
 * What a sign-in has of a kind, read consistently. What has expired is not there, although DynamoDB may take days to delete
 * it.
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
 * The write that replaces it, or empties it, on condition that it still has the version with which it was read. The number of
 * its changes stays when it is emptied, so that nobody takes what comes later for what they have read.
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

/** The write that empties it, whatever it is by then, for the transaction of what has made it needless. */
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
