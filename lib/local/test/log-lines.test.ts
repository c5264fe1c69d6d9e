import { expect, it } from 'vitest';
import { LogLines } from '../observation/log-lines.ts';
import { temporaryFolder } from './support/cleanup.ts';

it('The lines that are kept of functions are bounded by their length, and the latest of each stay', () => {
  const lines = new LogLines(temporaryFolder(), () => 0);
  lines.add('quiet', 'once', undefined);
  const length = 10_000;
  for (let number = 0; number < 2_000; number++)
    lines.add('busy', `${number} `.padEnd(length, '.'), undefined);
  expect(lines.of('quiet', 10).map(({ line }) => line)).toEqual(['once']);
  expect(lines.of('busy', 1)[0]?.line).toMatch(/^1999 /);
  expect(lines.count('busy') * length).toBeLessThanOrEqual(4_000_000);
});
