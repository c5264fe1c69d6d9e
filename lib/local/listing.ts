import { AwsError } from './aws-error.ts';
import type { JsonValue } from './service.ts';

/** The part of a list that a caller asks for, as given in the request. */
export interface Listing {
  /** The operation. A token of one list is refused by every other. */
  readonly list: string;
  readonly limit: JsonValue | undefined;
  readonly maxLimit: number;
  readonly token: JsonValue | undefined;
  /** The error code for an invalid limit or token; by default ValidationException. */
  readonly code?: string;
}

/**
 * Returns a page of a list. Without a limit it is the rest of the list, `maxLimit` items at most.
 * @param items with different names
 * @throws AwsError for a limit that is not 1 to `maxLimit`, or a token that this list did not issue
 *
 * @example pageOf(rules, ({ name }) => name, { list: 'ListRules', limit: 10, maxLimit: 100, token: undefined })
 */
export function pageOf<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  { list, limit, maxLimit, token, code = 'ValidationException' }: Listing,
): { items: T[]; token: string | undefined } {
  const count = limit ?? maxLimit;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > maxLimit) {
    throw new AwsError(code, `${list}: the number of results must be a whole number from 1 to ${maxLimit}.`);
  }
  const names = items.map((item) => `${list}:${nameOf(item)}`);
  const last = token ?? undefined;
  const from = last === undefined ? 0 : names.indexOf(decode(last)) + 1;
  if (last !== undefined && from === 0) throw new AwsError(code, `${list}: the token is not valid.`);
  const next = from + count;
  const name = next < items.length ? names[next - 1] : undefined;
  return {
    items: items.slice(from, next),
    token: name === undefined ? undefined : Buffer.from(name).toString('base64url'),
  };
}

/**
 * Returns the items whose names begin with a prefix, as given in a request; without a prefix, all items.
 * @throws AwsError ValidationException when the prefix is not a non-empty text
 */
export function withPrefix<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  prefix: JsonValue | undefined,
): readonly T[] {
  if (prefix === undefined || prefix === null) return items;
  if (typeof prefix !== 'string' || prefix === '') {
    throw new AwsError('ValidationException', 'A prefix of names is a text of at least one character.');
  }
  return items.filter((item) => nameOf(item).startsWith(prefix));
}

function decode(token: JsonValue): string {
  return typeof token === 'string' ? Buffer.from(token, 'base64url').toString() : '';
}
