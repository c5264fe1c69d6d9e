import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { mutated } from './mutant.ts';
import { mutants } from './table.ts';

/**
 * The tests of one mutant, which stands in `MUTANT`: the file is changed as it is loaded, and stays as it is on the disk.
 * With `UNCHANGED` it is not changed at all: then the tests have to pass.
 */
const root = join(import.meta.dirname, '../..');
const mutant = mutants.find(({ id }) => id === process.env.MUTANT);
if (!mutant) throw new Error(`No such mutant: ${process.env.MUTANT}`);

export default defineConfig({
  root,
  plugins: [
    {
      name: 'mutant',
      enforce: 'pre',
      transform: (code, id) =>
        id === join(root, mutant.file) && process.env.UNCHANGED === undefined
          ? mutated(mutant, code)
          : undefined,
    },
  ],
  test: {
    include: [mutant.test],
    // What tests ask of the run that they are in: its seed, the same each time, and the assembly, which no rule needs.
    globalSetup: [
      'test/support/seed.ts',
      ...(mutant.test.startsWith('test/domain/') ? [] : ['test/support/made-assembly.ts']),
    ],
    sequence: { seed: 20261129 },
    setupFiles: ['test/support/generated-values.ts'],
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 120_000,
    // What is changed is changed as it is loaded: nothing of it is kept for another run.
    fsModuleCache: false,
  },
});
