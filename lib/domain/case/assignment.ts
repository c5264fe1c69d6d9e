import * as z from 'zod';
import { type Result, refused, success } from '../result.ts';
import type { CaseEvent } from './events.ts';
import { type Context, makeEvent } from './make-event.ts';
import type { CaseRefusal } from './refusals.ts';
import type { CaseState } from './state.ts';
import { instantSchema } from './vocabulary.ts';

/** Why a case has its officer: by district and load, because they decided it, or because somebody said so. */
const becauseSchema = z.enum(['load', 'decided-application', 'reassignment', 'absence']);

export const assignmentFacts = {
  'officer-assigned': z.strictObject({ officer: z.string().min(1).max(255), because: becauseSchema }),
} as const;

export const assignmentSchema = z.strictObject({
  officer: z.string(),
  because: becauseSchema,
  since: instantSchema,
});

/** Names the officer who answers for a case, once it is registered (SX-1.3, QH-1.3, QH-2.1, CQ-1.3, I-27). */
export function assignOfficer(
  state: CaseState,
  assignment: CaseEvent<'officer-assigned'>['data'],
  context: Context,
): Result<CaseEvent<'officer-assigned'>, CaseRefusal> {
  if (state.phase !== 'registered') return refused({ reason: 'not-possible-in-phase', phase: state.phase });
  if (state.assignment?.officer === assignment.officer) return refused({ reason: 'officer-unchanged' });
  return success(makeEvent(context, 'officer-assigned', assignment));
}

export const withOfficer = (state: CaseState, event: CaseEvent<'officer-assigned'>): CaseState => ({
  ...state,
  assignment: { ...event.data, since: event.at },
});

/** Somebody who can be given cases, as the agency's directory has them. */
export interface Officer {
  readonly subject: string;
  /** Division codes, or beginnings of them, in which they work. */
  readonly districts: readonly string[];
  /** Open cases that they have now. */
  readonly load: number;
  /** Beijing days of an absence, both included, and who stands in. */
  readonly absence?: { readonly from: string; readonly until: string; readonly deputy?: string };
}

export const isAbsent = (officer: Officer, today: string): boolean =>
  officer.absence !== undefined && officer.absence.from <= today && today <= officer.absence.until;

/**
 * The officer with the fewest open cases among those of the district who are there; of several, the first by
 * name, so that the choice can be repeated. Undefined when nobody is.
 */
export function leastLoaded(
  officers: readonly Officer[],
  district: string,
  today: string,
): string | undefined {
  return officers
    .filter((each) => each.districts.some((code) => district.startsWith(code)) && !isAbsent(each, today))
    .toSorted((a, b) => a.load - b.load || (a.subject < b.subject ? -1 : 1))
    .at(0)?.subject;
}

/** Who does an officer's work on a day: themself, or while they are absent their deputy. */
export function whoActsFor(officers: readonly Officer[], subject: string, today: string): string {
  const officer = officers.find((each) => each.subject === subject);
  return officer && isAbsent(officer, today) ? (officer.absence?.deputy ?? subject) : subject;
}
