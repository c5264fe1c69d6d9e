import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import { type AssignmentEvent, assignmentEvent } from './events.ts';
import { findLeastLoaded, hasSecondPerson, type Officer, unavailableReason } from './officers.ts';
import type { AssignmentRefusal } from './refusals.ts';
import { type Involved, separationRefusal } from './separation.ts';
import type { AssignmentSlice } from './state.ts';

/** A request that somebody handle an application that has not been decided. */
export interface Taking {
  /** The subject of an officer or a supervisor; `none` if nobody should any more; absent for the one with the fewest cases. */
  readonly to?: string | undefined;
  readonly officers: readonly Officer[];
  /** The Beijing day of the request. */
  readonly today: string;
}

/** The subject of whoever handles an application; undefined if nobody does, and once it has been decided. */
export const takerOf = ({
  phase,
  taker,
}: Pick<KernelState, 'phase'> & Pick<AssignmentSlice, 'taker'>): string | undefined =>
  phase === 'applied' ? taker?.officer : undefined;

/** Returns a function that says why somebody may not decide an application. */
function barredFrom(state: KernelState & Involved, officers: readonly Officer[], today: string) {
  const { district, enteredBy } = state;
  const secondPerson = hasSecondPerson(officers, { district, enteredBy }, today);
  return (subject: string) =>
    separationRefusal(state, 'decide-application', { actor: { role: 'officer', subject } }, { secondPerson });
}

/**
 * Who could handle an application instead of its present handler: of those who are present and may decide it, the one with the
 * fewest cases.
 */
export function nextTaker(
  state: KernelState & AssignmentSlice & Involved,
  officers: readonly Officer[],
  today: string,
): string | undefined {
  const barred = barredFrom(state, officers, today);
  const others = officers.filter(({ subject }) => subject !== takerOf(state) && !barred(subject));
  return findLeastLoaded(others, state.district, today, state.agency);
}

/**
 * Sets who handles an application, so that two people do not start on it. An officer takes one that nobody has, or gives back
 * their own; a supervisor or the unit administrator gives it to somebody. This is no lock, and names no dedicated contact
 * person (专人, whom a case gets once it is registered): anybody who may decide the application still may, the duties of
 * `separation.ts` apply, and no time limit moves. Nobody who may not decide it is given it. No source requires this: it is a
 * proposal (I-56).
 */
export function takeApplication(
  state: KernelState & AssignmentSlice & Involved,
  { to, officers, today }: Taking,
  context: Context,
): Result<AssignmentEvent<'application-taken' | 'application-given-back'>, AssignmentRefusal> {
  const notNow = phaseRefusal(state, 'applied');
  if (notNow) return refused(notNow);
  const { role, subject } = context.actor;
  const current = takerOf(state);
  if (role === 'officer') {
    if (to !== 'none' && to !== subject) return refused({ reason: 'supervisor-needed' });
    if (current !== undefined && current !== subject) return refused({ reason: 'application-taken' });
  }
  if (to === 'none')
    return current === undefined
      ? refused({ reason: 'officer-unchanged' })
      : success(assignmentEvent(context, 'application-given-back', {}));
  const barred = barredFrom(state, officers, today);
  const chosen = to ?? nextTaker(state, officers, today);
  if (chosen === undefined) return refused({ reason: 'nobody-takes-cases' });
  if (chosen === current) return refused({ reason: 'officer-unchanged' });
  const because = barred(chosen);
  if (because) return refused(because);
  const why = unavailableReason(officers, chosen, state.district, today);
  if (why) return refused({ reason: 'officer-not-available', because: why });
  return success(assignmentEvent(context, 'application-taken', { officer: chosen }));
}
