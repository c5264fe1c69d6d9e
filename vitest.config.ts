import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { findBrowser } from './test/browser/support/find-browser.ts';
import { LongFirst } from './test/support/long-first.ts';

/**
 * What all chance of a run comes from: `VITEST_SEED`, `--sequence.seed`, or the time. In CI, and wherever a seed is
 * given, it shuffles the tests too, so that one that needs another to run before it does not go unnoticed.
 */
const { VITEST_SEED, CI } = process.env;
const seed = Number(VITEST_SEED ?? Date.now() % 2 ** 31);
if (!Number.isSafeInteger(seed)) throw new Error(`VITEST_SEED is no whole number: ${VITEST_SEED}`);
const seedGiven =
  VITEST_SEED !== undefined || process.argv.some((each) => each.startsWith('--sequence.seed'));
const shuffle = CI === 'true' || seedGiven;

// The commands that tests start, a process each, find their program compiled, and their TypeScript stripped.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '.build/compiled');

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/web/**/*.test.tsx', 'lib/local/test/**/*.test.ts'],
    exclude: [
      // Where there is no browser its journeys are left out, and a line says so.
      ...(findBrowser() === undefined ? ['test/browser/**'] : []),
      // What takes long is for `npm run prove`.
      ...(process.env.PROVE === 'true' ? [] : ['**/*.prove.test.ts']),
    ],
    globalSetup: [
      'test/support/seed.ts',
      'test/browser/support/announce.ts',
      'test/support/made-assembly.ts',
      'lib/local/test/support/worker.ts',
    ],
    setupFiles: ['test/support/generated-values.ts'],
    sequence: { seed, sequencer: LongFirst, shuffle },
    pool: 'forks',
    maxWorkers: 2,
    // The files that a process runs load what they share once. Each leaves nothing behind.
    isolate: false,
    // The short-lived threads of functions spend a sixth of their time on a young generation that starts small.
    execArgv: ['--min-semi-space-size=16'],
    // What a loaded machine needs for what takes seconds on a quiet one: a limit that is for a test that hangs.
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});
