import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { coverage } from './clauses/coverage.ts';
import { coveragePage } from './clauses/page.ts';
import { checkOnly } from './support/command/check-only.ts';

/**
 * Writes lib/policy/CLAUSES.md: which value, which code and which tests answer to each clause. With `--check` it only
 * says whether the page is up to date and complete, and fails where it is not.
 */
const root = join(import.meta.dirname, '..');
const page = join(root, 'lib/policy/CLAUSES.md');
const found = coverage(root);
const text = coveragePage(found);

const incomplete = found.clauses.filter(({ missing }) => missing.length > 0);
for (const { id, title, missing } of incomplete) console.error(`${id} ${title}: no ${missing.join(', no ')}`);
console.log(`${found.clauses.length - incomplete.length} of ${found.clauses.length} clauses are complete.`);

if (!checkOnly()) writeFileSync(page, text);
else {
  const fits = existsSync(page) && readFileSync(page, 'utf8') === text;
  if (!fits) console.error('lib/policy/CLAUSES.md does not fit the code: run `npm run clauses:fix`.');
  if (!fits || incomplete.length > 0) process.exitCode = 1;
}
