import { ItemTooLargeError } from './item-too-large-error.ts';

/**
 * The most bytes of JSON that an item may have; DynamoDB counts a little less. Its limit is 400 KB, including names of
 * attributes; the difference leaves room for the keys of indexes.
 */
export const maxItemBytes = 390 * 1024;

/**
 * Refuses an item that DynamoDB would not accept.
 * @throws ItemTooLargeError
 */
export function requireItemFits(item: object): void {
  if (!fits(item, maxItemBytes)) throw new ItemTooLargeError('an item is larger than DynamoDB takes');
}

/**
 * Whether the JSON of an item has at most so many bytes. Nearly every item is so small that it need not be serialized to tell.
 */
export const fits = (item: object, bytes: number): boolean =>
  mostBytesOf(item) <= bytes || Buffer.byteLength(JSON.stringify(item), 'utf8') <= bytes;

/** An upper bound for the bytes of a value's JSON, including punctuation: a character takes up to six. */
function mostBytesOf(value: unknown): number {
  if (typeof value === 'string') return 6 * value.length + 3;
  if (typeof value !== 'object' || value === null) return 26;
  let bytes = 3;
  if (Array.isArray(value)) for (const each of value) bytes += mostBytesOf(each);
  else
    for (const name of Object.keys(value))
      bytes += mostBytesOf(name) + 1 + mostBytesOf((value as Record<string, unknown>)[name]);
  return bytes;
}
