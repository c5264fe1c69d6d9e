import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scenarioGroups } from '../test/scenarios/catalogue.ts';
import { coverage } from './clauses/coverage.ts';
import { countedStates, coveragePage, missingOf } from './clauses/page.ts';
import { scenarioPage } from './clauses/scenario-page.ts';
import { checkOnly } from './support/command/check-only.ts';

/**
 * Writes lib/policy/CLAUSES.md (which values, code and tests answer to each clause, and how much of its wording is played) and
 * test/SCENARIOS.md (which tests play a scenario), and says what each clause lacks. With `--check` it only says whether the
 * pages are up to date. It fails when they are not, when a clause has no value, code, test or words, and when a test that a
 * scenario names does not exist.
 */
const root = join(import.meta.dirname, '..');
const found = coverage(root);
const pages = {
  'lib/policy/CLAUSES.md': coveragePage(found),
  'test/SCENARIOS.md': scenarioPage(scenarioGroups, found.clauses),
};

for (const clause of found.clauses)
  if (clause.state !== 'done' || clause.missing.length > 0)
    console.log(`${clause.state}  ${clause.id} ${clause.title}: ${missingOf(clause).join('; ')}`);
console.log(`Of ${found.clauses.length} clauses ${countedStates(found.clauses)}.`);
for (const fault of found.faults) console.error(fault);
const incomplete = found.clauses.some(({ missing }) => missing.length > 0);
if (found.faults.length > 0 || incomplete) process.exitCode = 1;

const check = checkOnly();
for (const [file, text] of Object.entries(pages)) {
  const path = join(root, file);
  if (!check) writeFileSync(path, text);
  else if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
    console.error(`${file} does not fit the code: run \`npm run clauses:fix\`.`);
    process.exitCode = 1;
  }
}
