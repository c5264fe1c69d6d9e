import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import { withoutRelated } from '../../../lib/domain/case/assignment/assign-officer.ts';
import { hasSecondPerson } from '../../../lib/domain/case/assignment/officers.ts';
import type { CaseState } from '../../../lib/domain/case/case.ts';
import type { KnownFacts } from '../../../lib/domain/case/claim/assess.ts';
import { knownFacts } from '../../../lib/domain/case/claim/facts.ts';
import { type SchemeTerms, withOpenValuesOf } from '../../../lib/domain/case/claim/scheme.ts';
import type { Claim } from '../../../lib/domain/case/claim/state.ts';
import type { StatedFacts } from '../../../lib/domain/case/claim/stated.ts';
import { schemeOf, schemesOf } from '../../../lib/policy/schemes/of-pack.ts';
import { beganClaiming } from '../../../lib/store/claim-guards.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import type { CaseRecords, Records } from '../connections/records.ts';
import type { Rules } from '../rules/rules.ts';

/** The schemes of the region of a case, as of an instant. */
export const schemesAt = (rules: Rules, { region }: Pick<CaseState, 'region'>, now: number) =>
  schemesOf(rules.packAt(region, now));

/** A scheme of the region of a case, as of an instant; undefined if there is no such scheme. */
export const schemeAt = (
  rules: Rules,
  { region }: Pick<CaseState, 'region'>,
  code: string,
  now: number,
): SchemeTerms | undefined => schemeOf(rules.packAt(region, now), code);

/**
 * The terms by which a claim is checked and decided: its own, with the values that were open in them and have been set since.
 */
export const termsNow = (rules: Rules, state: CaseState, claim: Claim, now: number): SchemeTerms =>
  withOpenValuesOf(claim.terms, schemeAt(rules, state, claim.terms.code, now));

/** Reads what the case knows for a claim, as of the day on which it was made. */
export async function knownFor(
  records: CaseRecords,
  loaded: LoadedCase,
  stated: StatedFacts,
  madeAt: number,
): Promise<KnownFacts> {
  const person = await records.cases.person(loaded);
  return knownFacts(loaded.state, person, stated, beijingDate(madeAt));
}

/**
 * Reads what is known for a claim that is made now under a scheme. This includes when the person first claimed under it, in any
 * of their cases.
 */
export async function knownForNew(
  records: CaseRecords & Pick<Records, 'sealing'>,
  loaded: LoadedCase,
  scheme: SchemeTerms | undefined,
  stated: StatedFacts,
  now: number,
): Promise<KnownFacts> {
  const [known, began] = await Promise.all([
    knownFor(records, loaded, stated, now),
    scheme?.mostMonths && beganClaiming(records.table, records.sealing, loaded.personId, scheme.code),
  ]);
  return { ...known, ...(began && { began }) };
}

/** Whether the unit has a second person, besides whoever entered a claim at the counter. */
export const unitFor = (
  state: CaseState,
  { enteredBy }: Pick<Claim, 'enteredBy'>,
  officers: Parameters<typeof hasSecondPerson>[0],
  now: number,
): { readonly secondPerson: boolean } => ({
  secondPerson: hasSecondPerson(
    withoutRelated(state, officers),
    { district: state.district, enteredBy },
    beijingDate(now),
  ),
});
