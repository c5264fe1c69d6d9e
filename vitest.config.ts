import { defineConfig } from 'vitest/config';

/** What plays the runtime's parts and whole processes: each file in a process of its own. */
const alone = ['test/local/**/*.test.ts', 'test/start/**/*.test.ts'];

export default defineConfig({
  test: {
    globalSetup: ['test/support/assembly.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Short-lived threads of functions spend a sixth of their time collecting a young generation that starts small.
    execArgv: ['--min-semi-space-size=16'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      // These leave nothing behind, and load what they share once for all.
      {
        extends: true,
        test: { name: 'together', include: ['test/**/*.test.ts'], exclude: alone, isolate: false },
      },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
  },
});
