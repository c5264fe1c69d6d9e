import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import { type AssignmentEvent, assignmentEvent } from './events.ts';
import { findLeastLoaded, isAbsent, type Officer, unavailableReason } from './officers.ts';
import type { AssignmentRefusal } from './refusals.ts';
import { type Involved, separationRefusal } from './separation.ts';
import type { AssignmentSlice } from './state.ts';

/** Assigns the officer who answers for a registered case (SX-1.3, QH-1.3, QH-2.1, CQ-1.3, I-27). */
export function assignOfficer(
  state: KernelState & AssignmentSlice & Involved,
  assignment: AssignmentEvent<'officer-assigned'>['data'],
  context: Context,
): Result<AssignmentEvent<'officer-assigned'>, AssignmentRefusal> {
  const notNow = phaseRefusal(state, 'registered', 'job-seeker');
  if (notNow) return refused(notNow);
  const sameAgency = assignment.agency === undefined || (assignment.agency ?? undefined) === state.agency;
  if (state.assignment?.officer === assignment.officer && sameAgency)
    return refused({ reason: 'officer-unchanged' });
  // The officer may have declared an interest since they were chosen.
  if (isRelated(state, assignment.officer))
    return refused({ reason: 'officer-not-available', because: 'related' });
  return success(assignmentEvent(context, 'officer-assigned', assignment));
}

/** The officers who may act on a case: nobody who is the person, or is on the person's side (`separation.ts`). */
export const withoutRelated = <Each extends Pick<Officer, 'subject'>>(
  state: Involved,
  officers: readonly Each[],
): readonly Each[] => officers.filter(({ subject }) => !isRelated(state, subject));

/** Whether somebody is barred from every step in a case. */
export const isRelated = (state: Involved, subject: string): boolean =>
  separationRefusal(state, 'any-other', { actor: { role: 'officer', subject } }) !== undefined;

/** The next officer of a case: a named one, or the one with the fewest open cases. */
export interface Reassignment {
  readonly to?: string;
  /** The agency to which the case goes, or null for the district's own; absent if it stays with its present one. */
  readonly agency?: string | null;
  readonly officers: readonly Officer[];
  /** The Beijing day of the reassignment. */
  readonly today: string;
}

/**
 * Gives a case to another officer of its district who is present: the named one, or the one with the fewest open cases other
 * than the present officer. An officer can only take a case that has no officer. A case that moves to another agency goes to
 * one of that agency's officers (YN-1.3.4).
 */
export function reassign(
  state: KernelState & AssignmentSlice & Involved,
  { to, agency, officers, today }: Reassignment,
  context: Context,
): Result<AssignmentEvent<'officer-assigned'>, AssignmentRefusal> {
  const notNow = phaseRefusal(state, 'registered', 'job-seeker');
  if (notNow) return refused(notNow);
  const current = state.assignment?.officer;
  if (context.actor.role === 'officer') {
    if (to !== context.actor.subject || agency !== undefined) return refused({ reason: 'supervisor-needed' });
    if (current !== undefined) return refused({ reason: 'case-has-officer' });
  }
  const moves = agency !== undefined && (agency ?? undefined) !== state.agency;
  const there = moves ? (agency ?? undefined) : state.agency;
  const others = withoutRelated(state, officers).filter(({ subject }) => moves || subject !== current);
  const candidates = moves ? others.filter((each) => each.agency === there) : others;
  const chosen = to ?? findLeastLoaded(candidates, state.district, today, there);
  if (chosen === undefined) return refused({ reason: 'nobody-takes-cases' });
  if (isRelated(state, chosen)) return refused({ reason: 'officer-not-available', because: 'related' });
  const why = unavailableReason(officers, chosen, state.district, today);
  if (why) return refused({ reason: 'officer-not-available', because: why });
  if (moves && !candidates.some(({ subject }) => subject === chosen))
    return refused({ reason: 'officer-not-available', because: 'other-agency' });
  const before = officers.find(({ subject }) => subject === current);
  const because = before && isAbsent(before, today) ? 'absence' : 'reassignment';
  return assignOfficer(state, { officer: chosen, because, ...(moves && { agency }) }, context);
}
