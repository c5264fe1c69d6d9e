import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { expectedEnd } from '../../bin/bench/soak-plan.ts';
import { SoakYear } from '../../bin/bench/soak-year.ts';

/** `npm run bench -- soak` plays a thousand executions. These are enough for every possible end. */
const executions = 50;

it('Every execution that waits for a year ends as expected at its exact millisecond', {
  timeout: 300_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'soak-'));
  const year = new SoakYear(join(folder, 'states.sqlite'));
  onTestFinished(() => {
    year.close();
    rmSync(folder, { recursive: true });
  });
  const { ended, open, nextTimer, late } = await year.run(executions);
  expect(ended).toHaveLength(executions);
  for (const { execution, status, output, lasted } of ended) {
    const { lasts, ...right } = expectedEnd(execution);
    expect({ execution, status, output, lasted }).toEqual({ execution, ...right, lasted: lasts });
  }
  expect(open).toBe(0);
  expect(nextTimer).toBeUndefined();
  expect(late).toBe(0);
});
