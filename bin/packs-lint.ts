import { beijingDate, localDate } from '../lib/domain/calendar/local-date.ts';
import { findingsTable } from '../lib/policy/lint/table.ts';
import { lintPacks } from '../lib/policy/lint.ts';
import { builtInLayers } from '../lib/policy/regions/registry.ts';
import { defineCommand, main } from './support/command/command.ts';
import { UsageError } from './support/command/errors.ts';

export const command = defineCommand({
  usage: `Lists conflicts, open values and our own proposals in the policy packs on a Beijing day (default: today).
Ends with 1 on errors only: conflicts are facts, not mistakes.

  npm run packs:lint [-- YYYY-MM-DD]
`,
  options: {},
  positionals: { min: 0, max: 1 },
  async run(_values, [given], output) {
    const onDate = given === undefined ? beijingDate(Date.now()) : localDate(given);
    if (onDate === undefined) throw new UsageError(`Not a day: ${given}. Give it as YYYY-MM-DD.`);
    const findings = lintPacks(builtInLayers, onDate);
    output.print(`Policy packs on ${onDate}\n\n${findingsTable(findings).trimEnd()}`);
    return findings.some(({ kind }) => kind === 'error') ? 1 : 0;
  },
});

if (import.meta.main) await main(command);
