import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { mutated } from './mutant.ts';
import { mutants } from './table.ts';

/**
 * Runs the tests of the mutant named in `MUTANT`. The file is changed as it is loaded; the file on disk is not touched. With
 * `UNCHANGED` nothing is changed, and the tests must pass.
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
    // What tests need of a run: its seed, the same each time, and the assembly, which no rule needs.
    globalSetup: [
      'test/support/seed.ts',
      ...(mutant.test.startsWith('test/domain/') ? [] : ['test/support/made-assembly.ts']),
    ],
    sequence: { seed: 20261129 },
    setupFiles: ['test/support/generated-values.ts'],
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 120_000,
    // The mutant is applied when a file is loaded, so nothing may be cached for another run.
    fsModuleCache: false,
  },
});
