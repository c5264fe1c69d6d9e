import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Item } from '../../dynamodb/attribute-value.ts';
import { project } from '../../dynamodb/expression/paths.ts';
import type { Path } from '../../dynamodb/expression/syntax.ts';
import { Extraction } from '../../dynamodb/extraction.ts';

const database = new DatabaseSync(':memory:');

/** Returns what an extraction reads from an item; undefined if it does not support the paths. */
function extracted(item: Item, paths: readonly Path[]): Item | undefined {
  const extraction = Extraction.of(paths);
  const found =
    extraction &&
    database
      .prepare(`SELECT ${extraction.sql('?')} AS text`)
      // The item comes first in the expression.
      .get(JSON.stringify(item), ...extraction.places);
  return extraction?.read(String(found?.text));
}

const name = fc.constantFrom('a', 'b', 'PK', 'a-1', '2026-11', 'M', 'S', '城', 'a b', '"', '__proto__');
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.record({ S: fc.string({ unit: 'binary' }) }),
    fc.record({ N: fc.integer().map(String) }),
    fc.constant({ NULL: true }),
    fc.record({ L: fc.array(tie('value'), { maxLength: 2 }) }),
    fc.record({ M: fc.dictionary(name, tie('value'), { maxKeys: 3 }) }),
  ),
}));
const item = fc.dictionary(name, value, { maxKeys: 5 }) as fc.Arbitrary<Item>;
const path = fc.array(fc.oneof({ weight: 9, arbitrary: name }, fc.nat(1)), { minLength: 1, maxLength: 3 });

/** The API refuses two paths of which one leads to the other. */
const areSeparate = (paths: readonly Path[]): boolean =>
  paths.every((one, at) =>
    paths.every((other, index) => at === index || !one.every((step, depth) => other[depth] === step)),
  );

it('An extraction of an item equals its projection, for all supported paths', () =>
  fc.assert(
    fc.property(item, fc.array(path, { minLength: 1, maxLength: 4 }).filter(areSeparate), (of, paths) => {
      fc.pre(paths.every(([first]) => typeof first === 'string'));
      const found = extracted(of, paths);
      if (found) expect(found).toEqual(project(of, paths));
    }),
  ));

it('Paths into lists, and names that SQLite would read differently, are not supported', () => {
  const plain: Path[] = [['a'], ['a-1', '2026-11', 'M']];
  expect(Extraction.of(plain)).toBeDefined();
  for (const other of [['a', 0], ['城'], ['a b'], ['"'], ['__proto__'], ['a.b'], ['']])
    expect(Extraction.of([...plain, other])).toBeUndefined();
});

it('A single attribute is extracted like several', () => {
  expect(extracted({ a: { S: 'x' }, b: { S: 'y' } }, [['a']])).toEqual({ a: { S: 'x' } });
  expect(extracted({ b: { S: 'y' } }, [['a']])).toEqual({});
});
