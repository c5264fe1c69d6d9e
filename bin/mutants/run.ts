import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Mutant } from './mutant.ts';

/** `killed`: a test failed. `survived`: all passed. `no answer`: the tests fail even without the change. */
export type Fate = 'killed' | 'survived' | 'no answer';

const root = join(import.meta.dirname, '../..');

/** Whether the tests of a file pass without a change. */
const passing = new Map<string, Promise<boolean>>();

/** Runs the tests of a mutant in a process of their own. */
export async function fateOf(mutant: Mutant): Promise<Fate> {
  const unchanged = passing.get(mutant.test) ?? passes(mutant, { UNCHANGED: 'yes' });
  passing.set(mutant.test, unchanged);
  if (!(await unchanged)) return 'no answer';
  return (await passes(mutant)) ? 'survived' : 'killed';
}

async function passes(mutant: Mutant, more: Readonly<Record<string, string>> = {}): Promise<boolean> {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'bin/mutants/vitest.config.ts'];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, PROVE: 'true', MUTANT: mutant.id, ...more },
    stdio: 'ignore',
  });
  const code = await new Promise((done) => child.on('close', done));
  return code === 0;
}
