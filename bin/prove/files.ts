import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const tests = ['test/**/*.test.{ts,tsx}', 'lib/local/test/**/*.test.ts'];

/** Modules that make a test do less in `npm test`. */
const thrift = ['test/support/proving.ts', 'test/support/property-runs.ts'];

/**
 * Lists the test files that `npm test` skips or runs only in part, by their path in the project: those named `.prove.test.ts`,
 * and those that import, directly or through another test file, a module that makes tests do less there.
 */
export function filesInPart(root: string): readonly string[] {
  const files = tests.flatMap((pattern) => globSync(pattern, { cwd: root })).toSorted();
  const known = new Map<string, boolean>(thrift.map((file) => [file, true]));
  const isThrifty = (file: string): boolean => {
    const before = known.get(file);
    if (before !== undefined) return before;
    // Breaks circular imports.
    known.set(file, false);
    const found = importsOf(root, file).some(isThrifty);
    known.set(file, found);
    return found;
  };
  return files.filter((file) => file.includes('.prove.test.') || isThrifty(file));
}

/** The test files and helpers that a file imports. */
const importsOf = (root: string, file: string): readonly string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/ from '(\.[^']+)'/g)]
    .map(([, to = '']) => relative(root, join(root, dirname(file), to)))
    .filter((to) => /^(test|lib\/local\/test)\//.test(to) && existsSync(join(root, to)));
