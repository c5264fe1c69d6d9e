import * as z from 'zod';
import { type Result, refused, success } from '../../result.ts';
import type { CaseState } from '../case.ts';
import type { CaseEvent } from '../events.ts';
import { type Context, makeEvent } from '../kernel/event.ts';
import { instantSchema } from '../kernel/vocabulary.ts';
import type { CaseRefusal } from '../refusals.ts';

/** Why a case has its officer: by district and load, because they decided it, or because somebody said so. */
const becauseSchema = z.enum(['load', 'decided-application', 'reassignment', 'absence']);

export const assignmentEvents = {
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
  readonly absence?:
    | { readonly from: string; readonly until: string; readonly deputy?: string | undefined }
    | undefined;
}

/** Whether an officer is away on a Beijing day. */
export const isAbsent = (officer: Pick<Officer, 'absence'>, today: string): boolean =>
  officer.absence !== undefined && officer.absence.from <= today && today <= officer.absence.until;

const worksIn = ({ districts }: Pick<Officer, 'districts'>, district: string): boolean =>
  districts.some((code) => district.startsWith(code));

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
    .filter((each) => worksIn(each, district) && !isAbsent(each, today))
    .toSorted((a, b) => a.load - b.load || (a.subject < b.subject ? -1 : 1))
    .at(0)?.subject;
}

/**
 * Who does an officer's work on a day: themself, or while they are absent their deputy, and the deputy of a
 * deputy who is absent too. The work stays where it is when the chain leads to nobody who is there.
 */
export function whoActsFor(
  officers: readonly Pick<Officer, 'subject' | 'absence'>[],
  subject: string,
  today: string,
): string {
  const asked = new Set<string>();
  let acting = subject;
  while (!asked.has(acting)) {
    asked.add(acting);
    const officer = officers.find((each) => each.subject === acting);
    if (!officer || !isAbsent(officer, today)) return acting;
    acting = officer.absence?.deputy ?? acting;
  }
  return subject;
}

/** Whose work somebody does on a day: their own, and that of those for whom they stand in. */
export const worksFor = (
  officers: readonly Pick<Officer, 'subject' | 'absence'>[],
  subject: string,
  today: string,
): readonly string[] => [
  subject,
  ...officers
    .map((each) => each.subject)
    .filter((each) => each !== subject && whoActsFor(officers, each, today) === subject),
];

/** Why an officer cannot be given a case of a district on a day; undefined when they can. */
export function unavailableReason(
  officers: readonly Officer[],
  subject: string,
  district: string,
  today: string,
): 'unknown' | 'other-district' | 'absent' | undefined {
  const officer = officers.find((each) => each.subject === subject);
  if (!officer) return 'unknown';
  if (!worksIn(officer, district)) return 'other-district';
  return isAbsent(officer, today) ? 'absent' : undefined;
}

/** Who is to have a case next: somebody by name, or whoever has the least to do. */
export interface Reassignment {
  readonly to?: string;
  readonly officers: readonly Officer[];
  /** The Beijing day on which it is done. */
  readonly today: string;
}

/**
 * Gives a case to another officer of its district who is there: the one that is named, or the one with the fewest
 * open cases besides whoever has it now.
 */
export function reassign(
  state: CaseState,
  { to, officers, today }: Reassignment,
  context: Context,
): Result<CaseEvent<'officer-assigned'>, CaseRefusal> {
  if (state.phase !== 'registered') return refused({ reason: 'not-possible-in-phase', phase: state.phase });
  const current = state.assignment?.officer;
  const others = officers.filter(({ subject }) => subject !== current);
  const chosen = to ?? leastLoaded(others, state.district, today);
  if (chosen === undefined) return refused({ reason: 'officer-not-available', because: 'nobody' });
  const why = unavailableReason(officers, chosen, state.district, today);
  if (why) return refused({ reason: 'officer-not-available', because: why });
  const before = officers.find(({ subject }) => subject === current);
  const because = before && isAbsent(before, today) ? 'absence' : 'reassignment';
  return assignOfficer(state, { officer: chosen, because }, context);
}

/** What is to become of one case of a list, or why nothing is. */
export type PlannedReassignment =
  | { readonly caseId: string; readonly outcome: 'assigned'; readonly event: CaseEvent<'officer-assigned'> }
  /** Somebody else has it by now, so there is nothing to do: a repeated list changes nothing. */
  | { readonly caseId: string; readonly outcome: 'unchanged'; readonly officer?: string }
  | { readonly caseId: string; readonly outcome: 'refused'; readonly refusal: CaseRefusal };

/**
 * Hands a list of cases over from one officer, in order, each to who is named or to the one with the least to do
 * after those before it. Nothing is changed by planning it.
 */
export function planReassignments(
  states: readonly CaseState[],
  from: string,
  { to, officers, today }: Reassignment,
  context: Context,
): readonly PlannedReassignment[] {
  const loads = new Map(officers.map(({ subject, load }) => [subject, load]));
  return states.map((state) => {
    const { caseId, assignment } = state;
    if (assignment?.officer !== from)
      return { caseId, outcome: 'unchanged', ...(assignment && { officer: assignment.officer }) };
    const current = officers.map((each) => ({ ...each, load: loads.get(each.subject) ?? each.load }));
    const decided = reassign(state, { officers: current, today, ...(to !== undefined && { to }) }, context);
    if (!decided.ok) return { caseId, outcome: 'refused', refusal: decided.failure };
    const { officer } = decided.value.data;
    loads.set(officer, (loads.get(officer) ?? 0) + 1);
    return { caseId, outcome: 'assigned', event: decided.value };
  });
}
