import { type LocalDate, parseLocalDate } from '../../calendar/local-date.ts';
import { type ComparisonRecord, type ContradictingFact, isAfter, type LoadedFact } from '../../comparison.ts';
import type { Person } from '../../person.ts';
import { isPastStatutoryRetirement, statutoryRetirement } from '../../retirement-age.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { type Evidence, type RegistrationEvent, registrationEvent } from './events.ts';
import type { RegistrationSlice } from './state.ts';

/** What the comparison says of a person, and of which facts it knows at all; or that it could not be asked. */
export type ComparisonAnswer =
  | { readonly records: readonly ComparisonRecord[]; readonly loaded: readonly LoadedFact[] }
  | 'unavailable';

/** What says nothing against a registration, such as a completed training, is not looked at. */
/** A benefit that is not drawn speaks for the person: it is put to them once they are registered, and checks nothing. */
const comparedChecks = {
  'registered-elsewhere': { check: 'duplicate', clause: 'I-15' },
  pension: { check: 'pension', clause: 'D3.4' },
  'insured-employment': { check: 'insured-employment', clause: 'D3.3' },
  'business-owner': { check: 'business-owner', clause: 'D3.3' },
} as const satisfies Record<ContradictingFact, { check: Evidence['check']; clause: string }>;

/**
 * What an officer should know before deciding. Every check is listed, also the clear ones, so that nothing
 * looks checked that was not. A record from before the person was out of work is shown as old: it contradicts nothing. No finding decides: a match may be stale, and drawing a pension is a fact to be
 * established by a human (DOMAIN D3.3 to D3.5, I-03).
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
 * The minimum age was checked when the application came in; it is listed so that the officer sees it. The day
 * of birth is not part of it: it is among the person's data.
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

/** The comparison's findings are put before the officer. Done once; a second screening changes nothing. */
export function recordScreening(
  state: KernelState & RegistrationSlice,
  evidence: readonly Evidence[],
  context: Context,
): RegistrationEvent<'application-screened'> | undefined {
  if (state.screening || state.phase !== 'applied') return undefined;
  return registrationEvent(context, 'application-screened', { evidence: [...evidence] });
}
