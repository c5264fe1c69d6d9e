import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { promisesOn } from '../../bin/prove/promises.ts';

const root = join(import.meta.dirname, '../..');
const promises = promisesOn(readFileSync(join(root, 'test/PROMISES.md'), 'utf8'));
const named = promises.flatMap(({ shownBy }) => shownBy);

describe('What is promised', () => {
  it('is seven promises of the system and twenty-five statements on the portal', () => {
    const ofSystem = Array.from({ length: 7 }, (_, index) => `P${index + 1}`);
    const ofPortal = Array.from({ length: 25 }, (_, index) => `${index + 1}`);
    expect(promises.map(({ id }) => id)).toEqual([...ofSystem, ...ofPortal]);
  });

  it('is shown by tests, but for the bytes, which a command counts', () => {
    expect(promises.filter(({ shownBy }) => shownBy.length === 0).map(({ id }) => id)).toEqual(['24']);
  });

  it.each(named.map(({ file, title }) => [file, title] as const))('%s has the test “%s”', (file, title) => {
    expect(existsSync(join(root, file))).toBe(true);
    const found = readFileSync(join(root, file), 'utf8');
    expect(["'", '"', '`'].some((mark) => found.includes(`${mark}${title}${mark}`))).toBe(true);
  });
});
