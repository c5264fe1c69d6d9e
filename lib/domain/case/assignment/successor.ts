import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { type Result, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { assignOfficer, isRelated, withoutRelated } from './assign-officer.ts';
import { type AssignmentEvent, assignmentEvent } from './events.ts';
import { nextNaming } from './need-officer.ts';
import {
  findActingOfficer,
  findLeastLoaded,
  hasLeft,
  type Officer,
  unavailableReason,
  worksIn,
  worksOnCases,
} from './officers.ts';
import type { AssignmentRefusal } from './refusals.ts';
import type { Involved } from './separation.ts';
import type { AssignmentSlice } from './state.ts';
import { takerOf } from './take-application.ts';
import type { AssignmentRules } from './tasks.ts';

/** The officers who could take over a case, and the rules for naming one if nobody can. */
export interface HandingOver {
  readonly officers: readonly Officer[];
  /** The Beijing day of the handover. */
  readonly today: string;
  readonly rules: AssignmentRules;
  readonly calendar: DueDateCalendar;
}

type Case = KernelState & AssignmentSlice & Involved;

/**
 * The officer who takes over a case from its present one: of those who are present and may act on it, the one with the fewest
 * cases; undefined if there is nobody.
 */
export function successorOf(state: Case, officers: readonly Officer[], today: string): string | undefined {
  const others = withoutRelated(state, officers).filter(
    ({ subject }) => subject !== state.assignment?.officer,
  );
  return findLeastLoaded(others, state.district, today, state.agency);
}

/**
 * Why the officer of a case takes no step in it any more: they are barred from it, or they have left, no longer work on cases
 * or no longer work in its district. Undefined if they can act, or there is none.
 */
export function whyUnable(
  state: Case,
  officers: readonly Omit<Officer, 'load'>[],
  today: string,
): 'recusal' | 'departure' | undefined {
  const current = state.assignment?.officer;
  if (current === undefined) return undefined;
  if (isRelated(state, current)) return 'recusal';
  const entry = officers.find(({ subject }) => subject === current);
  if (!entry) return undefined;
  return hasLeft(entry, today) || !worksOnCases(entry) || !worksIn(entry, state.district)
    ? 'departure'
    : undefined;
}

/**
 * Hands on a case whose officer takes no step in it any more: the case was given to them at that very moment, or before it
 * was known. It goes to another officer by the usual rule, or to the supervisors if there is none. Undefined if its officer can
 * act.
 */
export function handOn(
  state: Case,
  { officers, today, rules, calendar }: HandingOver,
  context: Context,
): Result<AssignmentEvent<'officer-assigned' | 'officer-needed'>, AssignmentRefusal> | undefined {
  if (state.phase !== 'registered' && state.phase !== 'job-seeker') return undefined;
  const because = whyUnable(state, officers, today);
  if (because === undefined) return undefined;
  const officer = successorOf(state, officers, today);
  if (officer !== undefined) return assignOfficer(state, { officer, because }, context);
  const deadline = nextNaming(state, rules, calendar, context.now);
  if (!deadline) return undefined;
  const { taskId } = deadline;
  return success(assignmentEvent(context, 'officer-needed', { taskId, deadline, relieved: true }));
}

/**
 * Whether a case waits because of a declared interest: whoever does its work today is barred from it. A case that nobody has
 * waits for it if somebody is barred and it is registered, or if everybody present in the district is barred.
 */
export function waitsForInterest(
  state: Case,
  officers: readonly Omit<Officer, 'load'>[],
  today: string,
): boolean {
  const had = takerOf(state) ?? state.assignment?.officer;
  if (had !== undefined) return isRelated(state, findActingOfficer(officers, had, today));
  if (!state.recusals?.length) return false;
  const there = officers.filter(
    ({ subject }) => unavailableReason(officers, subject, state.district, today) === undefined,
  );
  return (
    state.phase === 'registered' || state.phase === 'job-seeker' || withoutRelated(state, there).length === 0
  );
}
