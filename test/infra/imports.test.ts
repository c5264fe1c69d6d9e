import { globSync, readFileSync } from 'node:fs';
import { dirname, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The files that a file imports, including imports of types only. */
const importsOf = (file: string): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)'(\.[^']+\.ts)'/g)].map(
    ([, path = '']) => normalize(`${dirname(file)}/${path}`),
  );

/** The first circle among files as a path around it, or an empty list. */
function circleIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (file: string): readonly string[] => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return [];
    way.push(file);
    for (const next of graph.get(file) ?? []) {
      const circle = visit(next);
      if (circle.length > 0) return circle;
    }
    way.pop();
    done.add(file);
    return [];
  };
  for (const file of graph.keys()) {
    const circle = visit(file);
    if (circle.length > 0) return circle;
  }
  return [];
}

const graphOf = (pattern: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    globSync(pattern)
      .sort()
      .map((file) => [file, importsOf(file)]),
  );

describe('The imports of the code, including imports of types', () => {
  it.each(['lib/domain/**/*.ts', '{lib/domain,lib/infra,lib/policy,lib/store,functions}/**/*.ts'])(
    'contain no circle in %s',
    (pattern) => {
      const graph = graphOf(pattern);
      expect(graph.size).toBeGreaterThan(50);
      expect(circleIn(graph)).toEqual([]);
    },
  );

  it('would be reported if they contained a circle', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['b']],
    ]);
    expect(circleIn(graph)).toEqual(['b', 'c', 'b']);
  });
});

/** The folders of the case from the bottom up: each may import from itself and from those listed before it. */
const order = [
  'kernel',
  'assignment',
  'plan-adjustment',
  'ledger',
  'after-placement',
  'closure',
  'notices',
  'follow-up',
  'service-plan',
  'signals',
  'registration',
  'objection',
  'transfer',
  'model',
];

describe('The folders of the case', () => {
  it('import only downwards, in the order given in their README', () => {
    const folderOf = (file: string): string => /^lib\/domain\/case\/([^/]+)\//.exec(file)?.[1] ?? '';
    const upward = [...graphOf('lib/domain/case/*/**/*.ts')].flatMap(([file, imported]) =>
      imported
        .filter((each) => each.startsWith('lib/domain/case/'))
        .filter((each) => !(order.indexOf(folderOf(each)) <= order.indexOf(folderOf(file)) && folderOf(each)))
        .map((each) => `${file} -> ${each}`),
    );
    expect(upward).toEqual([]);
  });

  it('all have a place in that order', () => {
    const folders = new Set(globSync('lib/domain/case/*/*.ts').map((file) => file.split('/')[3]));
    expect([...folders].sort()).toEqual(order.toSorted());
  });
});
