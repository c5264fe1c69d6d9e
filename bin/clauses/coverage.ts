import {
  isOfLifecycle,
  type LifecycleSubject,
  laterSubjects,
  otherReadings,
  readingSubjects,
} from '../../lib/policy/clauses/scope.ts';
import type { ClauseSubject } from '../../lib/policy/clauses/types.ts';
import { allPolicyKeys } from '../../lib/policy/keys.ts';
import { servedRegions } from '../../lib/policy/regions/registry.ts';
import type { PolicyKey } from '../../lib/policy/values.ts';
import { scenarioGroups } from '../../test/scenarios/catalogue.ts';
import { clauseWords } from '../../test/scenarios/words.ts';
import { codeByClause, type Places, readersByKey, testsByClause, valuesByClause } from './scan.ts';
import { checkScenarios, looksAtValuesOnly, type PlayedScenarios } from './scenarios.ts';
import { type CoveredWords, coveredWords, quotationFaults } from './words.ts';

/**
 * How far a clause is covered: `done` when scenarios play every word of it, `part` when they play some, `named` when only
 * values, code or titles of tests name it.
 */
export type ClauseState = 'done' | 'part' | 'named';

/** What covers one clause of the lifecycle. */
export interface CoveredClause {
  readonly id: string;
  readonly title: string;
  readonly subject: LifecycleSubject;
  readonly values: readonly string[];
  /** Code that names the clause; where none does, the code that reads its values. */
  readonly code: readonly string[];
  readonly tests: readonly string[];
  readonly missing: readonly ('value or code' | 'code' | 'test' | 'words')[];
  /** Its own words in order, with the scenarios that play them. */
  readonly words: readonly CoveredWords[];
  readonly state: ClauseState;
}

/** A clause of another subject, and what already covers it. */
export interface OtherClause {
  readonly id: string;
  readonly title: string;
  readonly reason: { readonly zh: string; readonly en: string };
  readonly duties: readonly string[];
  readonly values: readonly string[];
  readonly tests: readonly string[];
}

export interface Coverage {
  readonly clauses: readonly CoveredClause[];
  readonly others: readonly OtherClause[];
  /** Missing tests that a scenario names, and quoted words that no notice has. */
  readonly faults: readonly string[];
}

/** The coverage of every clause of the circulars and every reading, by code, tests and scenarios. */
export function coverage(root: string): Coverage {
  const { played, faults } = checkScenarios(root, scenarioGroups);
  const found = {
    played,
    values: valuesByClause(),
    code: codeByClause(root),
    readers: readersByKey(root, allPolicyKeys),
    tests: testsByClause(root),
  };
  const ofCirculars = servedRegions.clauses.map(({ id, title, subject }) => ({
    id,
    title,
    subject: subject as ClauseSubject,
  }));
  const readings = Object.entries(readingSubjects).map(([id, subject]) => ({
    id,
    title: servedRegions.clauseTitle(id) ?? '',
    subject,
  }));
  const clauses = [...ofCirculars, ...readings].flatMap((clause) =>
    isOfLifecycle(clause.subject) ? [describeClause({ ...clause, subject: clause.subject }, found)] : [],
  );
  return {
    clauses,
    faults: [...faults, ...quotationFaults(clauseWords)],
    others: [
      ...ofCirculars.flatMap(({ id, title, subject }) =>
        isOfLifecycle(subject) ? [] : [other(id, title, laterSubjects[subject], found)],
      ),
      ...Object.entries(otherReadings).map(([id, reason]) =>
        other(id, servedRegions.clauseTitle(id) ?? reason.zh, { ...reason, duties: [] }, found),
      ),
    ],
  };
}

interface Found {
  readonly played: PlayedScenarios;
  readonly values: Places;
  readonly code: Places;
  readonly readers: Places;
  readonly tests: Places;
}

function describeClause(
  clause: Pick<CoveredClause, 'id' | 'title' | 'subject'>,
  { values, code, readers, tests, played }: Found,
): CoveredClause {
  const ofValues = sorted(values.get(clause.id));
  const named = sorted(code.get(clause.id));
  const keys = new Set(ofValues.map((value) => value.split('.')[1] as PolicyKey));
  const reading = sorted(new Set([...keys].flatMap((key) => sorted(readers.get(key)))));
  const all = sorted(tests.get(clause.id));
  const kept = all.filter((file) => !looksAtValuesOnly(file));
  const words = coveredWords(clauseWords[clause.id] ?? [], played);
  return {
    ...clause,
    values: ofValues,
    code: named.length > 0 ? named : reading,
    tests: all,
    words,
    state: stateOf(words),
    missing: [
      ...(ofValues.length + named.length === 0 ? (['value or code'] as const) : []),
      ...(ofValues.length > 0 && named.length + reading.length === 0 ? (['code'] as const) : []),
      ...(kept.length === 0 ? (['test'] as const) : []),
      ...(words.length === 0 ? (['words'] as const) : []),
    ],
  };
}

function stateOf(words: readonly CoveredWords[]): ClauseState {
  if (words.every(({ missing }) => missing === undefined)) return words.length > 0 ? 'done' : 'named';
  return words.some(({ scenarios }) => scenarios.length > 0) ? 'part' : 'named';
}

const other = (
  id: string,
  title: string,
  { zh, en, duties }: { readonly zh: string; readonly en: string; readonly duties: readonly string[] },
  { values, tests }: Found,
): OtherClause => ({
  id,
  title,
  reason: { zh, en },
  duties,
  values: sorted(values.get(id)),
  tests: sorted(tests.get(id)),
});

const sorted = (places: ReadonlySet<string> | undefined): readonly string[] => [...(places ?? [])].toSorted();
