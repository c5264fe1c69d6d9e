import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const tests = ['test/**/*.test.{ts,tsx}', 'lib/local/test/**/*.test.ts'];

/** What tells a test to do less in `npm test`. */
const thrift = ['test/support/proving.ts', 'test/support/property-runs.ts'];

/**
 * The test files, by their paths in the project, of which `npm test` runs nothing or only a part: those that are named
 * `.prove.test.ts`, and those that import, also by way of a file beside them, what makes a test do less there.
 */
export function filesInPart(root: string): readonly string[] {
  const files = tests.flatMap((pattern) => globSync(pattern, { cwd: root })).toSorted();
  const known = new Map<string, boolean>(thrift.map((file) => [file, true]));
  const isThrifty = (file: string): boolean => {
    const before = known.get(file);
    if (before !== undefined) return before;
    // What imports itself in a circle says nothing more.
    known.set(file, false);
    const found = importsOf(root, file).some(isThrifty);
    known.set(file, found);
    return found;
  };
  return files.filter((file) => file.includes('.prove.test.') || isThrifty(file));
}

/** The files of the tests that a file imports. */
const importsOf = (root: string, file: string): readonly string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/ from '(\.[^']+)'/g)]
    .map(([, to = '']) => relative(root, join(root, dirname(file), to)))
    .filter((to) => /^(test|lib\/local\/test)\//.test(to) && existsSync(join(root, to)));
