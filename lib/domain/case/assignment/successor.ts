import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { type Result, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { assignOfficer, isRelated, withoutRelated } from './assign-officer.ts';
import { type AssignmentEvent, assignmentEvent } from './events.ts';
import { nextNaming } from './need-officer.ts';
import { findActingOfficer, findLeastLoaded, hasLeft, isAbsent, type Officer, worksIn } from './officers.ts';
import type { AssignmentRefusal } from './refusals.ts';
import type { Involved } from './separation.ts';
import type { AssignmentSlice } from './state.ts';
import { takerOf } from './take-application.ts';
import type { AssignmentRules } from './tasks.ts';

/** Who there is to take a case over, and by when somebody is named where there is nobody. */
export interface HandingOver {
  readonly officers: readonly Officer[];
  /** The Beijing day on which it is done. */
  readonly today: string;
  readonly rules: AssignmentRules;
  readonly calendar: DueDateCalendar;
}

type Case = KernelState & AssignmentSlice & Involved;

/** Who has a case next in place of its officer: who is there, may act on it, and has the fewest; undefined where nobody is. */
export function successorOf(state: Case, officers: readonly Officer[], today: string): string | undefined {
  const others = withoutRelated(state, officers).filter(
    ({ subject }) => subject !== state.assignment?.officer,
  );
  return findLeastLoaded(others, state.district, today, state.agency);
}

/**
 * Hands on a case whose officer may take no step in it, or has left: it was given to them at the same moment, or before that was
 * known. To another officer by the usual rule, or before the supervisors where there is none. Undefined where its officer can act.
 */
export function handOn(
  state: Case,
  { officers, today, rules, calendar }: HandingOver,
  context: Context,
): Result<AssignmentEvent<'officer-assigned' | 'officer-needed'>, AssignmentRefusal> | undefined {
  const current = state.assignment?.officer;
  if (current === undefined || (state.phase !== 'registered' && state.phase !== 'job-seeker'))
    return undefined;
  const related = isRelated(state, current);
  const left = officers.some((each) => each.subject === current && hasLeft(each, today));
  if (!related && !left) return undefined;
  const officer = successorOf(state, officers, today);
  if (officer !== undefined)
    return assignOfficer(state, { officer, because: related ? 'recusal' : 'departure' }, context);
  const deadline = nextNaming(state, rules, calendar, context.now);
  if (!deadline) return undefined;
  const { taskId } = deadline;
  return success(assignmentEvent(context, 'officer-needed', { taskId, deadline, relieved: true }));
}

/**
 * Whether a case waits because somebody stands aside: whoever does its work today does, or nobody has it and those who are
 * there in the district all do.
 */
export function waitsForInterest(
  state: Case,
  officers: readonly Omit<Officer, 'load'>[],
  today: string,
): boolean {
  const had = takerOf(state) ?? state.assignment?.officer;
  if (had !== undefined) return isRelated(state, findActingOfficer(officers, had, today));
  if (!state.recusals?.length) return false;
  const there = officers.filter((each) => worksIn(each, state.district) && !isAbsent(each, today));
  return (
    state.phase === 'registered' || state.phase === 'job-seeker' || withoutRelated(state, there).length === 0
  );
}
