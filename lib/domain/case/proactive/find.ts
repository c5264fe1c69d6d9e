import { addDays, beijingDate, parseLocalDate } from '../../calendar/local-date.ts';
import type { ComparisonRecord } from '../../comparison.ts';
import { comparableName } from '../../text.ts';
import { assess, type KnownFacts } from '../claim/assess.ts';
import type { Claimant } from '../claim/events.ts';
import { kept, schemeRefusal } from '../claim/make.ts';
import type { SchemeTerms } from '../claim/scheme.ts';
import { type ClaimSlice, claimsOf, isHolding } from '../claim/state.ts';
import type { StatedFacts } from '../claim/stated.ts';
import type { KernelState } from '../kernel/state.ts';
import { isOfRegistration } from '../signals/match.ts';
import type { ProactiveEvent } from './events.ts';
import { foundGrantsOf, type ProactiveSlice } from './state.ts';

/** A fact in the data to which a scheme may apply. */
export type Evidence =
  /** An employer has been paying insurance for the person since a day. */
  | {
      readonly kind: 'hired';
      readonly employer: { readonly creditCode: string; readonly name: string };
      readonly since: string;
    }
  /** The person has completed a training. */
  | { readonly kind: 'trained'; readonly training: NonNullable<StatedFacts['training']> };

/** The fact that a comparison record contributes to grants; undefined if it is older than the registration or lacks details. */
export function evidenceOf(
  state: Pick<KernelState, 'submittedAt' | 'registeredAt'>,
  record: ComparisonRecord,
): Evidence | undefined {
  if (state.registeredAt === undefined || !isOfRegistration(state, record)) return undefined;
  const { fact, employer, since, training } = record;
  const registeredOn = beijingDate(Date.parse(state.registeredAt));
  if (fact === 'insured-employment' && employer && since !== undefined && since >= registeredOn)
    return since <= record.asOf ? { kind: 'hired', employer, since } : undefined;
  return fact === 'completed-training' && training && training.completedOn <= record.asOf
    ? { kind: 'trained', training }
    : undefined;
}

/** A found grant, before it gets its number. */
export type Candidate = Omit<ProactiveEvent<'grant-found'>['data'], 'number' | 'packVersion'>;

/**
 * The key that identifies a grant: one per person, scheme and employer, or thing that it is for, however the name of a course is
 * written.
 */
export const grantKey = ({ scheme, stated }: Pick<Candidate, 'scheme' | 'stated'>): string =>
  writtenKey({
    scheme,
    stated: stated.training
      ? { ...stated, training: { ...stated.training, course: comparableName(stated.training.course) } }
      : stated,
  });

/** The same with the name of the course as it is written: grants told before 2 December 2026 are kept under this. */
export const writtenKey = ({ scheme, stated }: Pick<Candidate, 'scheme' | 'stated'>): string => {
  const { employer, training } = stated;
  return `${scheme}:${employer?.creditCode ?? `${training?.course}:${training?.completedOn}`}`;
};

/**
 * The grants that the data support and that nobody was told of yet: under schemes that are open and proactive, with no
 * condition known to be unmet. Unknown conditions are left to the officer who checks the claim: nothing is decided here, and
 * lagging data never count against anybody.
 * @param known what the case knows, as of the day of the fact
 * @param on the Beijing day
 */
export function findGrants(
  state: KernelState & ClaimSlice & ProactiveSlice,
  schemes: readonly SchemeTerms[],
  evidence: Evidence,
  known: KnownFacts,
  on: string,
): readonly Candidate[] {
  if (state.phase !== 'registered') return [];
  return schemes.flatMap((scheme) => {
    const candidate = candidateOf(scheme, evidence, known, on);
    return candidate && !isKnown(state, candidate, scheme.once) ? [candidate] : [];
  });
}

function candidateOf(
  scheme: SchemeTerms,
  evidence: Evidence,
  known: KnownFacts,
  on: string,
): Candidate | undefined {
  if (!scheme.proactive || schemeRefusal(scheme, scheme.code, on)) return undefined;
  const to = recipientOf(scheme, evidence);
  if (!to) return undefined;
  const hired = evidence.kind === 'hired';
  const facts: KnownFacts = { ...known, ...(hired ? { insured: true } : { trained: true }) };
  const stated: StatedFacts = hired ? { employer: evidence.employer } : { training: evidence.training };
  const judged = assess(scheme, stated, facts, [], hired ? evidence.since : on);
  if (judged.some(({ verdict }) => verdict === 'not-met')) return undefined;
  const until = lastDay(scheme, on);
  return {
    to,
    scheme: scheme.code,
    stated,
    assessment: kept(judged),
    ...(until !== undefined && { until }),
  };
}

/** The recipient of a grant by the data: the employer for a hired person, the person for what they have done themselves. */
function recipientOf({ claimants, asks }: SchemeTerms, { kind }: Evidence): Claimant['kind'] | undefined {
  const [to, asked] =
    kind === 'hired' ? (['employer', 'employer'] as const) : (['person', 'training'] as const);
  return claimants.includes(to) && asks.includes(asked) ? to : undefined;
}

/** The last day for confirming a grant that is found on a day; undefined if no source sets one. */
function lastDay(
  { proactive, closes }: Pick<SchemeTerms, 'proactive' | 'closes'>,
  on: string,
): string | undefined {
  const days = proactive?.windowDays;
  const ofWindow = days === undefined ? undefined : addDays(parseLocalDate(on), days - 1);
  return [ofWindow, closes].filter((each) => each !== undefined).sort()[0];
}

/** Whether the grant was told before, or the person already has it. */
export function isKnown(
  state: ClaimSlice & ProactiveSlice,
  candidate: Candidate,
  once?: SchemeTerms['once'],
): boolean {
  const key = grantKey(candidate);
  if (foundGrantsOf(state).some((each) => grantKey(each) === key)) return true;
  return claimsOf(state).some(
    (claim) =>
      isHolding(claim) &&
      claim.terms.code === candidate.scheme &&
      ((once ?? claim.terms.once) === 'person' ||
        grantKey({ scheme: candidate.scheme, stated: claim.stated }) === key),
  );
}
