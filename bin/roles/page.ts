import {
  askedForBy,
  type Permitted,
  type Reach,
  reachesIn,
  rolePurposes,
} from '../../functions/api/roles.ts';
import { type Operation, writes } from '../../functions/common/http/operation.ts';
import { codeNames } from '../../functions/common/wording/code-names.ts';
import type { LocalDate } from '../../lib/domain/calendar/local-date.ts';
import { duties } from '../../lib/domain/case/assignment/separation.ts';
import { actionMatrix } from '../../lib/domain/case/case.ts';
import { phases, roles } from '../../lib/domain/case/kernel/vocabulary.ts';
import { resolvePack } from '../../lib/policy/packs.ts';
import { builtInLayers, servedRegions } from '../../lib/policy/regions/registry.ts';

const signs: Readonly<Record<Reach, string>> = {
  self: 'self',
  own: 'own',
  mandate: 'mandate',
  jurisdiction: 'place',
  everywhere: 'all',
};
const barTexts = { never: 'never', 'if-another': 'not where the unit has another' } as const;

/** functions/ROLES.md: who may do what, by role, relation, phase, duty and region. */
export function rolesPage(
  table: Readonly<Record<string, Permitted>>,
  operations: readonly Operation[],
  today: LocalDate,
): string {
  return `# Roles and duties

Made by \`npm run roles:fix\` from \`functions/api/roles.ts\`, the acts of the episodes (\`lib/domain/case/*/episode.ts\`) and the
duties (\`lib/domain/case/assignment/separation.ts\`). \`npm run roles\` checks all of them against each other. What
happens around it is in [README.md](README.md#who-may-do-what).

## Roles

${formatTable(
  ['Role', '', 'What it is for'],
  roles.map((role) => [formatCode(role), codeNames.role[role].zh, rolePurposes[role]]),
)}

## Operations

*own*: their own; *mandate*: the case of somebody whose mandate they have; *place*: in their jurisdiction, and for staff where the
directory has them; *all*: everywhere. Bold operations change something.

${formatTable(
  ['Operation', ...roles],
  operations.map((operation) => {
    const permitted = table[operation.id] ?? {};
    const name = writes(operation) ? `**${operation.id}**` : operation.id;
    if (permitted === 'public') return [name, ...roles.map(() => 'anybody')];
    const reach = reachesIn(permitted);
    return [name, ...roles.map((role) => formatReach(reach.get(role)))];
  }),
)}

## Acts on a case, by phase

Who may do what in which phase of a case. What is empty is refused with \`not-possible-now\`.

${formatTable(
  ['Act', ...phases],
  Object.entries(actionMatrix).map(([act, { roles: allowed }]) => [
    act,
    ...phases.map((phase) => (allowed[phase] ?? []).join(', ')),
  ]),
)}

## Duties

Who is kept from a step, with \`separation-of-duties\`: officers, supervisors and administrators of units alike. A case is a member of staff's
own where their sign-in is that of the person; *related* is who has declared an interest, or of whom a supervisor has.

${formatTable(
  ['Step', 'the person', 'related', 'entered it', 'proposed it', 'decided it'],
  Object.entries(duties).map(([step, bars]) => [
    step === 'any-other' ? 'any other act' : step,
    ...(['person', 'relative', 'entered', 'proposed', 'decided'] as const).map((involvement) => {
      const bar = bars[involvement];
      return bar ? barTexts[bar] : '';
    }),
  ]),
)}

A rule that is proposed is confirmed by another policy administrator (\`proposer-cannot-confirm\`), in the smallest unit, too.

## Regions

Everything else is the same everywhere; a role reaches into a region by its jurisdiction.

${formatTable(
  ['Operation', 'Asked for in'],
  Object.entries(askedForBy).map(([id, key]) => [
    id,
    servedRegions.ids
      .filter((region) => resolvePack(region, today, builtInLayers).values[key].status === 'set')
      .join(', '),
  ]),
)}
`;
}

const formatReach = (reach: Reach | undefined): string => (reach ? signs[reach] : '');

function formatTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), `|${' --- |'.repeat(heads.length)}`, ...rows.map(line)].join('\n');
}

const formatCode = (text: string): string => `\`${text}\``;
