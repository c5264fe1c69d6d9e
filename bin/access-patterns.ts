import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { accessPatterns } from '../lib/store/access-patterns.ts';
import { patternFaults } from './access-patterns/faults.ts';
import { patternsPage } from './access-patterns/page.ts';
import { checkOnly } from './support/command/check-only.ts';

/**
 * Writes lib/store/ACCESS_PATTERNS.md, the table of all ways in which the table is read. With `--check` it only says whether
 * the file is up to date. Fails where the patterns do not match the keys and the code that uses them.
 */
const folder = new URL('../lib/store/', import.meta.url);
const page = new URL('ACCESS_PATTERNS.md', folder);
const notUses = ['keys.ts', 'access-patterns.ts'];

const sources = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !notUses.includes(name))
    .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
);
const text = patternsPage(accessPatterns);
const faults = patternFaults(accessPatterns, sources).map((fault) => `lib/store/access-patterns/: ${fault}.`);

if (!checkOnly()) writeFileSync(page, text);
else if (readFileSync(page, 'utf8') !== text)
  faults.push('lib/store/ACCESS_PATTERNS.md is not up to date: run `npm run access-patterns:fix`.');

for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
else console.log(`lib/store/ACCESS_PATTERNS.md describes ${accessPatterns.length} access patterns.`);
