import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'test/PROMISES.md'), 'utf8');
const rows = page.split('\n').filter((line) => /^\| \d+ \|/.test(line));
const named = rows.flatMap((row) => [...row.matchAll(/`([^`]+\.test\.tsx?)`: “([^”]+)”/g)]);

describe('What the portal promises', () => {
  it('is twenty-five statements, each with what shows it', () => {
    expect(rows.map((row) => Number(/^\| (\d+)/.exec(row)?.[1]))).toEqual(
      Array.from({ length: 25 }, (_, index) => index + 1),
    );
    for (const row of rows) expect(row).toMatch(/`[^`]+`.*\|$/);
  });

  it.each(named.map(([, file = '', title = '']) => [file, title] as const))(
    '%s has the test “%s”',
    (file, title) => {
      expect(existsSync(join(root, file))).toBe(true);
      const found = readFileSync(join(root, file), 'utf8');
      expect(["'", '"', '`'].some((mark) => found.includes(`(${mark}${title}${mark}`))).toBe(true);
    },
  );
});
