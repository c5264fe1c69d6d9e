import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import { type AssignmentEvent, assignmentEvent } from './events.ts';
import { findLeastLoaded, hasSecondPerson, type Officer, unavailableReason } from './officers.ts';
import type { AssignmentRefusal } from './refusals.ts';
import { type Involved, separationRefusal } from './separation.ts';
import type { AssignmentSlice } from './state.ts';

/** Who is to see to an application that has not been decided. */
export interface Taking {
  /** The subject of an officer or a supervisor; `none` where nobody is to any more; absent for whoever has the fewest cases. */
  readonly to?: string | undefined;
  readonly officers: readonly Officer[];
  /** The Beijing day on which it is done. */
  readonly today: string;
}

/** Who sees to an application, by their subject; undefined where nobody does, and as soon as it has been decided. */
export const takerOf = ({
  phase,
  taker,
}: Pick<KernelState, 'phase'> & Pick<AssignmentSlice, 'taker'>): string | undefined =>
  phase === 'applied' ? taker?.officer : undefined;

/**
 * Says who sees to an application, so that two do not begin with it: an officer takes one that nobody has, or gives back
 * their own; a supervisor or the administrator of the unit gives it to somebody. It is no lock and names no contact person
 * (专人, which a case gets once it is registered): whoever may decide it still may, the duties of `separation.ts` hold, and no
 * time limit moves. Who may not decide it is not given it. No source asks for it: a proposal (I-56).
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
  const unit = hasSecondPerson(officers, { district: state.district, enteredBy: state.enteredBy }, today);
  const barred = (each: string) =>
    separationRefusal(
      state,
      'decide-application',
      { actor: { role: 'officer', subject: each } },
      { secondPerson: unit },
    );
  const others = officers.filter((each) => each.subject !== current && !barred(each.subject));
  const chosen = to ?? findLeastLoaded(others, state.district, today, state.agency);
  if (chosen === undefined) return refused({ reason: 'nobody-takes-cases' });
  if (chosen === current) return refused({ reason: 'officer-unchanged' });
  const because = barred(chosen);
  if (because) return refused(because);
  const why = unavailableReason(officers, chosen, state.district, today);
  if (why) return refused({ reason: 'officer-not-available', because: why });
  return success(assignmentEvent(context, 'application-taken', { officer: chosen }));
}
