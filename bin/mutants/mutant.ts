import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One change that makes a rule wrong, and the test file that must fail because of it. */
export interface Mutant {
  readonly id: string;
  /** What the changed rule would do. */
  readonly wrong: string;
  readonly file: string;
  /** The text to replace. It must occur exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  readonly test: string;
}

const root = join(import.meta.dirname, '../..');

/** Returns why a mutant no longer fits the code; undefined if it does. */
export function misfit({ file, find, test }: Mutant): string | undefined {
  const count = readFileSync(join(root, file), 'utf8').split(find).length - 1;
  if (count !== 1) return `"${find}" stands ${count} times in ${file}`;
  return readFileSync(join(root, test), 'utf8').includes('it(') ? undefined : `${test} has no test`;
}

/** Returns the source of the file with the change applied. */
export const mutated = ({ find, replace }: Mutant, source: string): string =>
  source.split(find).join(replace);
