import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { folderForFile } from '../support/cleanup.ts';
import { signature } from './crash-workflow.ts';
import { Harness } from './harness.ts';

const folder = folderForFile();

const EXECUTIONS = 12;

/** The number of commits after which each worker is killed, drawn from the seed of the run. */
const [killedAfter = []] = fc.sample(
  fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 12, maxLength: 12 }),
  1,
);

/** Runs the worker, and kills it after that many commits unless it ends earlier. */
function runWorker(commits: number): Promise<number | null> {
  const path = fileURLToPath(new URL('crash-worker.ts', import.meta.url));
  const worker = spawn(process.execPath, [path, folder, String(EXECUTIONS), String(commits)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let seen = 0;
  worker.stdout.on('data', (dots: Buffer) => {
    seen += dots.length;
    if (seen >= commits) worker.kill('SIGKILL');
  });
  return new Promise((resolve) => worker.on('close', (code) => resolve(code)));
}

it('An execution survives being killed at any moment', async () => {
  let kills = 0;
  for (const commits of killedAfter) {
    if ((await runWorker(commits)) === 0) break;
    kills++;
  }
  expect(kills).toBeGreaterThan(0);
  expect(await runWorker(Number.POSITIVE_INFINITY)).toBe(0);
  const harness = new Harness({ database: join(folder, 'states.sqlite') });
  const signatures = new Set<string>();
  for (let n = 0; n < EXECUTIONS; n++) {
    const arn = `arn:aws:states:us-east-1:000000000000:execution:parent:run-${n}`;
    expect(await harness.describe(arn)).toEqual({ status: 'SUCCEEDED', output: { n, answer: 'yes' } });
    signatures.add(signature(await harness.history(arn)).join('\n'));
  }
  expect(signatures.size).toBe(1);
  harness.close();
});
