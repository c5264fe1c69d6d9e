/**
 * `npm run packs:lint [YYYY-MM-DD]`: what in the policy packs conflicts, is open, or is our own proposal on that
 * Beijing day (today unless given). Exits with 1 on errors only: conflicts are facts, not mistakes.
 */
import { beijingDate, localDate } from '../lib/domain/calendar/local-date.ts';
import { findingsTable } from '../lib/policy/lint/table.ts';
import { lintPacks } from '../lib/policy/lint.ts';
import { builtInLayers } from '../lib/policy/regions/registry.ts';

const given = process.argv[2];
const onDate = given === undefined ? beijingDate(Date.now()) : localDate(given);
if (onDate === undefined) {
  process.stderr.write(`Not a day: ${given}. Give it as YYYY-MM-DD.\n`);
  process.exit(2);
}
const findings = lintPacks(builtInLayers, onDate);
process.stdout.write(`Policy packs on ${onDate}\n\n${findingsTable(findings)}`);
process.exitCode = findings.some(({ kind }) => kind === 'error') ? 1 : 0;
