import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One change of a rule that makes it wrong, and the file of tests that has to fail with it. */
export interface Mutant {
  readonly id: string;
  /** What the rule would then do. */
  readonly wrong: string;
  readonly file: string;
  /** The text that is replaced; it stands once in the file. */
  readonly find: string;
  readonly replace: string;
  readonly test: string;
}

const root = join(import.meta.dirname, '../..');

/** Why a mutant does not fit the code any more; undefined where it does. */
export function misfit({ file, find, test }: Mutant): string | undefined {
  const count = readFileSync(join(root, file), 'utf8').split(find).length - 1;
  if (count !== 1) return `"${find}" stands ${count} times in ${file}`;
  return readFileSync(join(root, test), 'utf8').includes('it(') ? undefined : `${test} has no test`;
}

/** The source of the file with the change in it. */
export const mutated = ({ find, replace }: Mutant, source: string): string =>
  source.split(find).join(replace);
