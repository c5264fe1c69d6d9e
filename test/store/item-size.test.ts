import fc from 'fast-check';
import { expect, it } from 'vitest';
import { maxItemBytes, requireItemFits } from '../../lib/store/item-size.ts';
import { ItemTooLargeError } from '../../lib/store/item-too-large-error.ts';

/** Characters that take one to six bytes in JSON. */
const unit = fc.constantFrom('a', '"', 'é', '城', '𠮷', '\u0001', '\ud800');
const near = fc
  .tuple(unit, fc.integer({ min: -40, max: 40 }), fc.jsonValue({ maxDepth: 3 }))
  .map(([character, more, rest]) => {
    const item = { PK: 'CASE#1', rest, text: '' };
    const room = maxItemBytes - Buffer.byteLength(JSON.stringify(item));
    const each = Buffer.byteLength(JSON.stringify(character)) - 2;
    return { ...item, text: character.repeat(Math.max(0, Math.floor(room / each) + more)) };
  });

it('An item fits up to the last byte of its JSON, and no further', () =>
  fc.assert(
    fc.property(near, (item) => {
      const isTooLarge = Buffer.byteLength(JSON.stringify(item)) > maxItemBytes;
      const check = () => requireItemFits(item);
      if (isTooLarge) expect(check).toThrow(ItemTooLargeError);
      else expect(check).not.toThrow();
    }),
    { numRuns: 60 },
  ));

it('A large item fits whose characters could have taken more', () => {
  expect(() => requireItemFits({ text: 'a'.repeat(maxItemBytes - 20) })).not.toThrow();
  expect(() => requireItemFits({ names: { ['a'.repeat(maxItemBytes / 2)]: 1 } })).not.toThrow();
  expect(() => requireItemFits({ list: Array.from({ length: maxItemBytes / 2 }, () => 1) })).toThrow(
    ItemTooLargeError,
  );
});
