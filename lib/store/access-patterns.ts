import { inLists } from './access-patterns/lists.ts';
import { ofCases } from './access-patterns/of-cases.ts';
import { ofDistricts } from './access-patterns/of-districts.ts';
import { ofPersons } from './access-patterns/of-persons.ts';
import { ofTheSystem } from './access-patterns/of-the-system.ts';
import type { AccessPattern } from './access-patterns/pattern.ts';

/**
 * Every access pattern of the table: how items are found, and what writes them. `ACCESS_PATTERNS.md` is generated from this
 * list. `npm run access-patterns` fails when a key has no row here, or when a row names a function that does not use the key.
 */
export const accessPatterns: readonly AccessPattern[] = [
  ...ofCases,
  ...ofPersons,
  ...ofDistricts,
  ...ofTheSystem,
  ...inLists,
];
