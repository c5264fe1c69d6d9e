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

/** The folder of the case in which a file lies; nothing for what joins the episodes, above all folders. */
const folderOf = (file: string): string => /^lib\/domain\/case\/([^/]+)\//.exec(file)?.[1] ?? '';

/** The folders of the case, each with those from which its files import; nothing stands for what lies above them. */
const caseFolders = (): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...Map.groupBy(graphOf('lib/domain/case/*/**/*.ts'), ([file]) => folderOf(file))].map(
      ([folder, files]) => [
        folder,
        [...new Set(files.flatMap(([, imported]) => imported))]
          .filter((each) => each.startsWith('lib/domain/case/'))
          .map(folderOf)
          .filter((each) => each !== folder),
      ],
    ),
  );

describe('The folders of the case', () => {
  it('import only downwards: none imports, directly or through others, from one that imports it', () => {
    const folders = caseFolders();
    expect(folders.size).toBeGreaterThan(10);
    expect(circleIn(folders)).toEqual([]);
  });

  it('have the kernel at the bottom and the model on top, and do not know what joins the episodes', () => {
    const folders = caseFolders();
    const importing = (name: string): readonly string[] =>
      [...folders].filter(([, imported]) => imported.includes(name)).map(([folder]) => folder);
    expect(folders.get('kernel')).toEqual([]);
    expect(importing('model')).toEqual([]);
    expect(importing('')).toEqual([]);
  });
});
