import { type LocalDate, parseLocalDate } from '../../calendar/local-date.ts';
import { type ComparisonRecord, type ContradictingFact, isAfter, type LoadedFact } from '../../comparison.ts';
import type { Person } from '../../person.ts';
import { isPastStatutoryRetirement, statutoryRetirement } from '../../retirement-age.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { type Evidence, type RegistrationEvent, registrationEvent } from './events.ts';
import type { RegistrationSlice } from './state.ts';

/**
 * The comparison records of a person, and the facts that the loaded sources cover; or that the comparison could not be made.
 */
export type ComparisonAnswer =
  | { readonly records: readonly ComparisonRecord[]; readonly loaded: readonly LoadedFact[] }
  | 'unavailable';

/**
 * Facts that do not contradict a registration, such as a completed training, are not checked. An undrawn benefit is in the
 * person's favour: they are told of it once they are registered.
 */
const comparedChecks = {
  'registered-elsewhere': { check: 'duplicate', clause: 'I-15' },
  pension: { check: 'pension', clause: 'D3.4' },
  'insured-employment': { check: 'insured-employment', clause: 'D3.3' },
  'business-owner': { check: 'business-owner', clause: 'D3.3' },
} as const satisfies Record<ContradictingFact, { check: Evidence['check']; clause: string }>;

/**
 * Lists what an officer should know before deciding. Every check is listed, even if it is clear, so that no missing check looks
 * done. A record from before the person was out of work is shown as old: it contradicts nothing. No finding decides: a match
 * may be stale, and whether somebody draws a pension is for a human to establish (DOMAIN D3.3 to D3.5, I-03).
 * @param today the Beijing day of the screening
 */
export function screen(person: Person, compared: ComparisonAnswer, today: LocalDate): Evidence[] {
  return [
    ...Object.entries(comparedChecks).map(([fact, what]) =>
      comparisonEvidence(fact, what, compared, person.unemploymentDate),
    ),
    ageEvidence,
    retirementEvidence(person, today),
  ];
}

function comparisonEvidence(
  fact: string,
  { check, clause }: { readonly check: Evidence['check']; readonly clause: string },
  compared: ComparisonAnswer,
  unemployedSince: string | undefined,
): Evidence {
  if (compared === 'unavailable') return { check, clause, finding: 'unavailable', source: 'comparison' };
  const record = newestOf(compared.records, fact);
  if (record) {
    const { source, asOf, detail } = record;
    const isNews = unemployedSince === undefined || isAfter(record, unemployedSince);
    const finding = isNews ? 'match' : 'old';
    return { check, clause, finding, source, asOf, ...(detail && { detail }) };
  }
  const loaded = newestOf(compared.loaded, fact);
  return loaded
    ? { check, clause, finding: 'clear', source: 'comparison', asOf: loaded.asOf }
    : { check, clause, finding: 'not-compared', source: 'comparison' };
}

const newestOf = <Dated extends LoadedFact>(all: readonly Dated[], fact: string): Dated | undefined =>
  all
    .filter((each) => each.fact === fact)
    .toSorted((a, b) => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : 0))
    .at(-1);

/**
 * The minimum age was checked when the application came in; it is listed so that the officer sees it. The date of birth is left
 * out: it is part of the person's data.
 */
const ageEvidence: Evidence = {
  check: 'age',
  clause: 'I-04',
  finding: 'clear',
  source: 'identity-number',
};

/** Past the statutory retirement month without a pension is a matter for a human, never a refusal (I-03). */
function retirementEvidence(person: Person, today: LocalDate): Evidence {
  const retirement = statutoryRetirement({
    birthDate: parseLocalDate(person.birthDate),
    originalStatutoryAge: person.originalStatutoryAge ?? (person.sex === 'male' ? 60 : 55),
  });
  return {
    check: 'retirement-age',
    clause: 'D3.5',
    finding: isPastStatutoryRetirement(retirement, today) ? 'review' : 'clear',
    source: 'identity-number',
    detail: retirement.month,
  };
}

/** Records the findings of the comparison for the officer. Recorded once: a second screening changes nothing. */
export function recordScreening(
  state: KernelState & RegistrationSlice,
  evidence: readonly Evidence[],
  context: Context,
): RegistrationEvent<'application-screened'> | undefined {
  if (state.screening || state.phase !== 'applied') return undefined;
  return registrationEvent(context, 'application-screened', { evidence: [...evidence] });
}
