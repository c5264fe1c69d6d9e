import { readFileSync, writeFileSync } from 'node:fs';
import { operations } from '../functions/api/operations.ts';
import { roleTable } from '../functions/api/roles.ts';
import type { Operation } from '../functions/common/http/operation.ts';
import { beijingDate } from '../lib/domain/calendar/local-date.ts';
import { actionMatrix } from '../lib/domain/case/case.ts';
import { roleFaults } from './roles/faults.ts';
import { rolesPage } from './roles/page.ts';
import { checkOnly } from './support/command/check-only.ts';

/**
 * Writes functions/ROLES.md, who may do what; with `--check` only reports whether it is up to date. Fails if the table of
 * roles, the operations and the acts of the domain do not match.
 */
const page = new URL('../functions/ROLES.md', import.meta.url);
const all: readonly Operation[] = operations as unknown as readonly Operation[];
const faults = roleFaults(roleTable, all, actionMatrix).map((fault) => `functions/api/roles.ts: ${fault}.`);
// The rules of the regions on a day on which all circulars are in force.
const text = rolesPage(roleTable, all, beijingDate(Date.parse('2026-12-01T00:00:00+08:00')));

if (!checkOnly()) writeFileSync(page, text);
else if (readFileSync(page, 'utf8') !== text)
  faults.push('functions/ROLES.md is not up to date: run `npm run roles:fix`.');

for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
else console.log(`functions/ROLES.md says who may do what in ${all.length} operations.`);
