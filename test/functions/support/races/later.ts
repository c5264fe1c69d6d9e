import { keys } from '../../../../lib/store/keys.ts';
import type { Item } from '../../../../lib/store/table.ts';

/** A member that this release does not know. */
export const later = { laterMember: { code: 'x' } };
const isObject = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
/**
 * What counts by the names of its members is no object with a form; and a rule is read as it is meant or not at all, since more
 * in it may mean something else.
 */
const asTheyAre = new Set([
  ...['counts', 'sums', 'rules', 'applied', 'binds', 'attendance'],
  ...['amendment', 'text'],
]);

/** A value as a later release writes it: each object in it has one more member. */
function asLater(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asLater);
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [
    name,
    asTheyAre.has(name) ? member : asLater(member),
  ]);
  return { ...Object.fromEntries(members), ...later };
}

/**
 * What is stored, as a later release writes it: while a deployment goes on, and after it was rolled back. Heads and events are as
 * they are: of them the tests of the stored shapes tell.
 */
export const asLaterStored = (items: readonly Item[]): readonly Item[] =>
  items.map((item) =>
    item.SK === keys.head || String(item.SK).startsWith(keys.eventPrefix) ? item : (asLater(item) as Item),
  );
