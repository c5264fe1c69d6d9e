import type { ComparedFact, ComparisonRecord, LoadedFact } from '../../comparison.ts';
import type { Context } from '../kernel/event.ts';
import type { CheckedSubject, HouseholdCheck } from './events.ts';
import { type HouseholdEvent, householdEvent } from './events.ts';
import { subjectsToCheck } from './members.ts';
import { appliedOn, type HouseholdSlice, lastHousehold } from './state.ts';
import type { HouseholdRules } from './tasks.ts';

/**
 * The records of the sources about a member, and the facts that the loaded sources cover; or that the comparison could not be
 * made.
 */
export type ComparedMember =
  | { readonly records: readonly ComparisonRecord[]; readonly loaded: readonly LoadedFact[] }
  | 'unavailable';

/**
 * The comparison fact that answers each subject. No loadable source covers the employment registers, so an officer always
 * checks these.
 */
const factOf = {
  insurance: 'insured-employment',
  business: 'business-owner',
} as const satisfies Partial<Record<CheckedSubject, ComparedFact>>;

const isCompared = (subject: CheckedSubject): subject is keyof typeof factOf =>
  Object.hasOwn(factOf, subject);

const newest = <Dated extends { readonly asOf: string }>(all: readonly Dated[]): Dated | undefined =>
  all.toSorted((a, b) => (a.asOf < b.asOf ? -1 : 1)).at(-1);

/** The comparison result for one subject of a member: `unknown` if no source could be asked, or none knows. */
export function compareSubject(
  member: number,
  subject: CheckedSubject,
  compared: ComparedMember,
  today: string,
): HouseholdCheck {
  const unknown = { member, subject, result: 'unknown', source: 'comparison', on: today } as const;
  if (compared === 'unavailable' || !isCompared(subject)) return unknown;
  const isAbout = ({ fact }: Pick<ComparisonRecord, 'fact'>) => fact === factOf[subject];
  const record = newest(compared.records.filter(isAbout));
  if (record) return { member, subject, result: 'work', source: record.source, on: record.asOf };
  const loaded = newest(compared.loaded.filter(isAbout));
  return loaded ? { member, subject, result: 'no-work', source: loaded.source, on: loaded.asOf } : unknown;
}

/**
 * Records for the officer what the sources say about each member who could work. It decides nothing. Undefined if there is
 * nothing left to compare, so a second comparison changes nothing.
 * @param compared the records about a member, by the member's number
 */
export function compareHousehold(
  state: HouseholdSlice,
  compared: ReadonlyMap<number, ComparedMember>,
  { household: { minimumAge } }: Pick<HouseholdRules, 'household'>,
  today: string,
  context: Context,
): HouseholdEvent<'household-compared'> | undefined {
  const last = lastHousehold(state);
  if (last?.status !== 'applied-for' || last.checks.length > 0) return undefined;
  const found = subjectsToCheck(last.members, appliedOn(last), today, minimumAge).map(({ member, subject }) =>
    compareSubject(member, subject, compared.get(member) ?? 'unavailable', today),
  );
  return householdEvent(context, 'household-compared', { number: last.number, found });
}
