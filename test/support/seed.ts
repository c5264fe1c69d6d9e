import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The source of all randomness of the run. */
    readonly seed: number;
  }
}

/**
 * Vitest's global set-up: prints at the start the seed of all randomness of the run (generated values, and the order of the
 * tests if it is shuffled), and after a failure how to repeat the run.
 */
export default function setup(project: TestProject): () => void {
  const { seed, shuffle } = project.vitest.config.sequence;
  const command = process.env.PROVE === 'true' ? 'npm run prove --' : 'npx vitest run';
  console.log(`Seed ${seed} (order of the tests: ${shuffle ? 'shuffled' : 'as written'})`);
  project.provide('seed', seed);
  return () => {
    if (project.vitest.state.getCountOfFailedTests() > 0)
      console.log(`To repeat this run, or one of its files: VITEST_SEED=${seed} ${command} [file]`);
  };
}
