import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'lib/local/test/**/*.test.ts'],
    globalSetup: ['test/support/assembly.ts', 'lib/local/test/support/worker.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // The files that a process runs load what they share once. Each leaves nothing behind.
    isolate: false,
    // The short-lived threads of functions spend a sixth of their time on a young generation that starts small.
    execArgv: ['--min-semi-space-size=16'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
