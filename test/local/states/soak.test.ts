import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { expected } from '../../../bin/bench/soak-plan.ts';
import { SoakYear } from '../../../bin/bench/soak-year.ts';

it('a year of a thousand executions ends as it must, each at its millisecond', {
  timeout: 300_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'soak-'));
  const year = new SoakYear(join(folder, 'states.sqlite'));
  onTestFinished(() => {
    year.close();
    rmSync(folder, { recursive: true });
  });
  const began = performance.now();
  const { ended, open, nextTimer, late } = await year.run(1000);
  console.log(`A year of 1,000 executions took ${((performance.now() - began) / 1000).toFixed(1)} s`);
  expect(ended).toHaveLength(1000);
  for (const { execution, status, output, lasted } of ended) {
    const { lasts, ...right } = expected(execution);
    expect({ execution, status, output, lasted }).toEqual({ execution, ...right, lasted: lasts });
  }
  expect(open).toBe(0);
  expect(nextTimer).toBeUndefined();
  expect(late).toBe(0);
});
