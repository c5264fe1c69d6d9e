import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';

const folder = join(import.meta.dirname, '..');
const files = globSync('**/*.ts', { cwd: folder, exclude: ['dist', 'node_modules'] });

/** Returns the files that a file imports, including imports of types, as paths from the folder of the package. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(folder, file), 'utf8');
  const statements = text.matchAll(/^(?:import|export)\s[^'";]*?from\s+'(\.[^']+)'/gm);
  return [...statements].map(([, specifier = '']) =>
    relative(folder, join(folder, dirname(file), specifier)),
  );
}

/** Returns a path of imports that leads back to its beginning. */
function findCircle(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of graph.get(file) ?? []) {
      const circle = visit(next, [...path, file]);
      if (circle) return circle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const circle = visit(file, []);
    if (circle) return circle;
  }
  return undefined;
}

it('No files of the package import each other in a circle, not even for types', () => {
  const graph = new Map(files.map((file) => [file, importsOf(file)]));
  expect(graph.size).toBeGreaterThan(200);
  expect(findCircle(graph)).toBeUndefined();
});

it('No file of the package imports a file from outside it', () => {
  const outside = files.flatMap((file) =>
    importsOf(file).flatMap((one) => (one.startsWith('..') ? [`${file}: ${one}`] : [])),
  );
  expect(outside).toEqual([]);
});
