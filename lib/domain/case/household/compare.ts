import type { ComparedFact, ComparisonRecord, LoadedFact } from '../../comparison.ts';
import type { Context } from '../kernel/event.ts';
import type { CheckedSubject, HouseholdCheck } from './events.ts';
import { type HouseholdEvent, householdEvent } from './events.ts';
import { subjectsToCheck } from './members.ts';
import { type HouseholdSlice, lastHousehold } from './state.ts';

/** What the sources say of a member, and of which facts they know at all; or that they could not be asked. */
export type ComparedMember =
  | { readonly records: readonly ComparisonRecord[]; readonly loaded: readonly LoadedFact[] }
  | 'unavailable';

/**
 * Which fact of a comparison answers which subject. No source that can be loaded has the registers of employment, so that
 * a person always looks at these.
 */
const factOf = {
  insurance: 'insured-employment',
  business: 'business-owner',
} as const satisfies Partial<Record<CheckedSubject, ComparedFact>>;

const isCompared = (subject: CheckedSubject): subject is keyof typeof factOf =>
  Object.hasOwn(factOf, subject);

const newest = <Dated extends { readonly asOf: string }>(all: readonly Dated[]): Dated | undefined =>
  all.toSorted((a, b) => (a.asOf < b.asOf ? -1 : 1)).at(-1);

/** What the comparison says of one subject of a member: `unknown` where nobody was asked, or nobody knows. */
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
 * Puts before the officer what the sources say of each member who could work. It decides nothing; undefined where there is
 * nothing to compare any more, so that a second comparison changes nothing.
 * @param compared what they say of a member, by its number
 */
export function compareHousehold(
  state: HouseholdSlice,
  compared: ReadonlyMap<number, ComparedMember>,
  today: string,
  context: Context,
): HouseholdEvent<'household-compared'> | undefined {
  const last = lastHousehold(state);
  if (last?.status !== 'applied-for' || last.checks.length > 0) return undefined;
  const found = subjectsToCheck(last.members, today).map(({ member, subject }) =>
    compareSubject(member, subject, compared.get(member) ?? 'unavailable', today),
  );
  return householdEvent(context, 'household-compared', { number: last.number, found });
}
