import { ItemTooLargeError } from './item-too-large-error.ts';

/**
 * What an item may have in bytes of JSON, a little more than DynamoDB counts. It takes 400 KB, names of attributes
 * included; the rest is room for the keys of indexes.
 */
export const maxItemBytes = 390 * 1024;

/**
 * Refuses an item that DynamoDB would not take.
 * @throws ItemTooLargeError
 */
export function requireItemFits(item: object): void {
  if (!fits(item, maxItemBytes)) throw new ItemTooLargeError('an item is larger than DynamoDB takes');
}

/** Whether the JSON of an item has at most so many bytes. Nearly every item is so small that it need not be written to know it. */
export const fits = (item: object, bytes: number): boolean =>
  mostBytesOf(item) <= bytes || Buffer.byteLength(JSON.stringify(item), 'utf8') <= bytes;

/** As many bytes as the JSON of a value has at most, with what stands around it: a character takes up to six. */
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
