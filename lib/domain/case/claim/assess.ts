import { addDays, addMonths, firstDayOf, type LocalDate, parseLocalDate } from '../../calendar/local-date.ts';
import type { CitationReference } from '../kernel/vocabulary.ts';
import type { BeganClaiming } from './began.ts';
import { isAfterDeath } from './death.ts';
import type { Finding } from './events.ts';
import {
  type Criterion,
  criterionCode,
  type EmployerSize,
  notHadCode,
  type PlainCriterion,
  type SchemeTerms,
} from './scheme.ts';
import { claimedMonths, occupationOf, type StatedFacts } from './stated.ts';

/**
 * What is known for a claim besides the facts that it states. An absent fact is unknown: nobody has looked, and an officer must
 * find out.
 */
export interface KnownFacts {
  /** The current continuous spell of registration; absent if the person is not registered as unemployed. */
  readonly spell?: {
    readonly from: string;
    readonly ended?: { readonly on: string; readonly byWork: boolean };
  };
  /**
   * Recognised in every month that the claim is for, or on the day of the claim if it is for no months. Absent if recognised in
   * some of the months, or only since: an officer finds out for which months the subsidy is due.
   */
  readonly inHardship?: boolean;
  /** Recognised on the day of the claim or in any of its months: the months paid to persons in hardship are the limit. */
  readonly wasInHardship?: boolean;
  /** The groups with which the person is tagged, and those that they are known not to belong to. */
  readonly groups?: Readonly<Record<string, boolean>>;
  readonly employerSize?: EmployerSize;
  /** What comparison data show. The data lag, so a missing record shows nothing. */
  readonly insured?: true;
  readonly ownsBusiness?: true;
  readonly trained?: true;
  readonly retiresOn?: string;
  /** The day by which the person had died. */
  readonly diedOn?: string;
  /** The first claim under the scheme, in any case of the person, that still holds its guards. */
  readonly began?: BeganClaiming;
}

/** The condition of every scheme that only comes up once somebody has died. */
export const beforeDeath = 'before-death';

/** Whether a condition of a scheme is met. `open`: the scheme lacks the value needed to judge it. */
export type Verdict = 'met' | 'not-met' | 'unknown' | 'open';

/** The verdict on one condition, and whether it comes from the case, from an officer, or is still outstanding. */
export interface Judged {
  readonly code: string;
  readonly criterion:
    | Criterion
    | { readonly kind: 'not-had'; readonly scheme: string }
    | { readonly kind: typeof beforeDeath };
  readonly verdict: Verdict;
  readonly by: 'case' | 'officer' | 'nobody';
  readonly citation: CitationReference;
}

/**
 * Judges each condition of a scheme. A finding cannot overrule what the case itself knows; where comparison data speak, or
 * nothing is known, the officer who looks settles it. The verdicts decide nothing.
 * @param on the Beijing day of the claim
 * @example
 * assess(terms, stated, { spell: { from: '2026-01-05' } }, [], '2026-09-01').filter(({ verdict }) => verdict !== 'met');
 */
export function assess(
  { criteria, excludes, citation }: Pick<SchemeTerms, 'criteria' | 'excludes' | 'citation'>,
  stated: StatedFacts,
  known: KnownFacts,
  findings: readonly Finding[],
  on: string,
): readonly Judged[] {
  const judge = (criterion: Judged['criterion'], code: string, byCase: Verdict): Judged => {
    const found = findings.find((each) => each.criterion === code);
    const settled = byCase !== 'unknown' && !(found && byData(criterion));
    if (settled || !found)
      return { code, criterion, verdict: byCase, by: byCase === 'unknown' ? 'nobody' : 'case', citation };
    return { code, criterion, verdict: found.met ? 'met' : 'not-met', by: 'officer', citation };
  };
  return [
    ...criteria.map((criterion) =>
      judge(criterion, criterionCode(criterion), verdictOf(criterion, stated, known, on)),
    ),
    ...excludes.map(({ code }) => judge({ kind: 'not-had', scheme: code }, notHadCode(code), 'unknown')),
    ...(isAfterRetirement(criteria, stated, known)
      ? [judge({ kind: 'before-retirement' }, 'before-retirement', 'unknown')]
      : []),
    ...(isAfterDeath(stated, known.diedOn) ? [judge({ kind: beforeDeath }, beforeDeath, 'not-met')] : []),
  ];
}

/**
 * Whether contributions are claimed for a month that begins on the day of the statutory retirement or later. They are paid until
 * then (E2, I-77), but work may go on by agreement (DOMAIN C4): an officer finds out.
 */
const isAfterRetirement = (
  criteria: readonly Criterion[],
  stated: StatedFacts,
  { retiresOn }: KnownFacts,
): boolean =>
  retiresOn !== undefined &&
  criteria.some(({ kind }) => kind === 'insurance-paid') &&
  !criteria.some(({ kind }) => kind === 'before-retirement') &&
  claimedMonths(stated).some((month) => firstDayOf(month) >= retiresOn);

/** Whether a condition is only known from data that lag. */
const byData = ({ kind }: Judged['criterion']): boolean =>
  kind === 'insurance-paid' || kind === 'runs-business' || kind === 'completed-training' || kind === 'one-of';

function verdictOf(criterion: Criterion, stated: StatedFacts, known: KnownFacts, on: string): Verdict {
  if (criterion.kind !== 'one-of') return plainVerdict(criterion, stated, known, on);
  const verdicts = criterion.of.map((each) => plainVerdict(each, stated, known, on));
  return (['met', 'open', 'unknown'] as const).find((each) => verdicts.includes(each)) ?? 'not-met';
}

const met = (holds: boolean): Verdict => (holds ? 'met' : 'not-met');
const known = (fact: boolean | undefined): Verdict => (fact === undefined ? 'unknown' : met(fact));

function plainVerdict(
  criterion: PlainCriterion,
  stated: StatedFacts,
  facts: KnownFacts,
  on: string,
): Verdict {
  switch (criterion.kind) {
    case 'registered':
      return met(facts.spell !== undefined && (facts.spell.ended?.on ?? on) >= on);
    case 'registered-months-at-least':
      return registeredMonths(facts.spell, stated.contract?.from ?? on, criterion.months);
    case 'contract-months-at-least':
      return stated.contract ? met(contractMonths(stated.contract, criterion.months)) : 'unknown';
    case 'hired-on-or-after': {
      if (criterion.day === undefined) return 'open';
      return stated.contract ? met(stated.contract.from >= criterion.day) : 'unknown';
    }
    case 'employer-size-in':
      return facts.employerSize === undefined ? 'unknown' : met(criterion.sizes.includes(facts.employerSize));
    case 'insurance-paid':
      return facts.insured ? 'met' : 'unknown';
    case 'runs-business':
      return facts.ownsBusiness ? 'met' : 'unknown';
    case 'completed-training':
      return facts.trained ? 'met' : 'unknown';
    case 'in-hardship':
      return known(facts.inHardship);
    case 'in-group':
      return groupVerdict(criterion.groups, facts.groups ?? {});
    case 'occupation-in-list': {
      if (criterion.occupations === undefined) return 'open';
      const occupation = occupationOf(stated);
      return occupation === undefined ? 'unknown' : met(criterion.occupations.includes(occupation));
    }
    case 'before-retirement':
      return facts.retiresOn === undefined ? 'unknown' : met(on < facts.retiresOn);
    case 'employment-registered':
    case 'enterprise':
    case 'in-work':
    case 'flexible-work':
    case 'holds-certificate':
    case 'draws-unemployment-benefit':
    case 'by-local-rules':
      return 'unknown';
  }
}

/**
 * Whether somebody was registered for a number of months up to a day, in the spell that had not ended by then. The
 * corresponding day itself is enough (I-12). If the spell had ended because of work, an officer finds out whether that was this
 * work (I-80): its record may be some days older than the contract.
 */
export function registeredMonths(spell: KnownFacts['spell'], day: string, months: number): Verdict {
  if (!spell || spell.from > day) return 'not-met';
  const { from, ended } = spell;
  const reached = addMonths(parseLocalDate(from), months);
  if (!ended || ended.on >= day) return met(reached <= day);
  return ended.byWork && reached <= ended.on ? 'unknown' : 'not-met';
}

/** Whether a contract runs for a number of months, its last day included. An open-ended contract does. */
export function contractMonths(contract: NonNullable<StatedFacts['contract']>, months: number): boolean {
  if (contract.until === undefined) return true;
  return addMonths(parseLocalDate(contract.from), months) <= dayAfter(contract.until);
}

const dayAfter = (day: string): LocalDate => addDays(parseLocalDate(day), 1);

function groupVerdict(groups: readonly string[], marked: Readonly<Record<string, boolean>>): Verdict {
  const found = groups.map((each) => (Object.hasOwn(marked, each) ? marked[each] : undefined));
  if (found.includes(true)) return 'met';
  return found.includes(undefined) ? 'unknown' : 'not-met';
}

/** The codes of the conditions with a verdict. */
export const byVerdict = (judged: readonly Judged[], verdict: Verdict): readonly string[] =>
  judged.flatMap((each) => (each.verdict === verdict ? [each.code] : []));
