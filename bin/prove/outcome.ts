import { relative } from 'node:path';
import type { NamedTest, Promised } from './promises.ts';

/** The part of a report of Vitest's `json` reporter that is read here. */
export interface RunReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
}

/** How many tests of a promise passed, and which failed or were not run. */
export interface Outcome {
  readonly promised: Promised;
  readonly passed: number;
  readonly failed: readonly NamedTest[];
  readonly missing: readonly NamedTest[];
}

/** Finds the outcome of a promise in a report. @param root the project's folder */
export function outcomeOf(promised: Promised, { testResults }: RunReport, root: string): Outcome {
  const results = promised.shownBy.map((test) => {
    const tests = testResults
      .filter(({ name }) => relative(root, name) === test.file)
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ title, status }) => wordingOf(test.title).test(title) && /passed|failed/.test(status));
    return { test, tests };
  });
  const failed = results.filter(({ tests }) => tests.some(({ status }) => status === 'failed'));
  return {
    promised,
    passed: results.flatMap(({ tests }) => tests).filter(({ status }) => status === 'passed').length,
    failed: failed.map(({ test }) => test),
    missing: results.filter(({ tests }) => tests.length === 0).map(({ test }) => test),
  };
}

/** A line for each promise, with missing and failed tests below it. */
export const linesOf = ({ promised, passed, failed, missing }: Outcome): readonly string[] => [
  `${(failed.length > 0 ? 'broken' : missing.length > 0 ? 'in part' : 'held').padEnd(8)} ${promised.id.padEnd(3)} ${promised.statement} (${passed} passed)`,
  ...failed.map(({ file, title }) => `             failed: ${file}: ${title}`),
  ...missing.map(({ file, title }) => `             not run: ${file}: ${title}`),
];

/** Matches the titles that a title in the source may become: a table can insert any value. */
function wordingOf(title: string): RegExp {
  const parts = title.split(/%[a-z]|\$\{[^}]*\}|\$[a-z]\w*/i);
  return new RegExp(
    `^${parts.map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('.*')}$`,
    's',
  );
}
