import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const web = join(import.meta.dirname, '../../web');

/** Files that read or write what is Chinese in every language: the columns of a bank's file, notices of the State Council, tables. */
const chineseAlways = new Set([
  'admin/policy/holiday-notice.ts',
  'finance/acknowledgement.ts',
  'parts/sheets/read-grid.ts',
  'texts/marks.ts',
]);

/** Source text without comments, expressions that search, and the Chinese half of texts. */
const shownInEveryLanguage = (source: string): string =>
  source
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/(^|\s)\/\/[^\n]*/g, '')
    .replace(/\/[^\n/]*\/[gimsu]*(?=[.,)])/g, '')
    .replace(/zh:\s*(['`])(?:\\.|(?!\1).)*\1/gs, '')
    .replace(/\bsay\(\s*(['`])(?:\\.|(?!\1).)*\1/gs, '');

it('no page puts Chinese punctuation between texts in every language', () => {
  const files = globSync('**/*.{ts,tsx}', { cwd: web }).filter((file) => !chineseAlways.has(file));
  expect(files.length).toBeGreaterThan(250);
  const found = files.flatMap((file) =>
    shownInEveryLanguage(readFileSync(join(web, file), 'utf8'))
      .split('\n')
      .filter((line) => /[：（）；，、。！？]/.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});
