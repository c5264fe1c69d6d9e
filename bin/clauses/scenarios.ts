import type { Scenario, ScenarioGroup } from '../../test/scenarios/scenario.ts';
import { titlesByFile } from './scan.ts';

/** The scenarios that a test plays. */
export type PlayedScenarios = ReadonlySet<string>;

export interface CheckedScenarios {
  readonly played: PlayedScenarios;
  /** Tests that a scenario names but that do not exist. */
  readonly faults: readonly string[];
}

/** Tests that only look at the values of the packs show that a rule is written down, not that it is followed. */
export const looksAtValuesOnly = (file: string): boolean =>
  /^test\/policy\/[a-z-]*values\.test\.ts$/.test(file);

/** The scenarios that are played: all of their tests exist, and at least one does more than look at values. */
export function checkScenarios(root: string, groups: readonly ScenarioGroup[]): CheckedScenarios {
  const titles = new Map(
    [...titlesByFile(root)].map(([file, all]) => [file, new Set(all.map(({ title }) => asRead(title)))]),
  );
  const faults = groups.flatMap(({ scenarios }) =>
    Object.entries(scenarios).flatMap(([id, { tests }]) =>
      testsOf(tests)
        .filter(({ file, title }) => !titles.get(file)?.has(title))
        .map(({ file, title }) => `${id}: no test "${title}" in ${file}`),
    ),
  );
  const faulty = new Set(faults.map((fault) => fault.split(':')[0]));
  const played = groups.flatMap(({ scenarios }) =>
    Object.entries(scenarios)
      .filter(
        ([id, { tests }]) => !faulty.has(id) && testsOf(tests).some(({ file }) => !looksAtValuesOnly(file)),
      )
      .map(([id]) => id),
  );
  return { played: new Set(played), faults };
}

/** The tests of a scenario, each by its file and its title. */
const testsOf = (tests: Scenario['tests']): readonly { readonly file: string; readonly title: string }[] =>
  Object.entries(tests).flatMap(([file, all]) =>
    all.map((title) => ({ file: `test/${file}.test.ts`, title })),
  );

/** A title as people read it: without escapes, and with … in place of what a template literal inserts. */
const asRead = (title: string): string =>
  title
    .replaceAll(/\$\{[^}]*\}/g, '…')
    .replaceAll(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(/\\(.)/g, '$1');
