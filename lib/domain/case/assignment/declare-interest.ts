import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { type AssignmentEvent, assignmentEvent } from './events.ts';
import type { AssignmentRefusal } from './refusals.ts';
import type { AssignmentSlice } from './state.ts';

/**
 * A member of staff says that the person is themself, of their household, a relative or somebody in whom they have an
 * interest, or a supervisor says it of them. From then on they take no step in the case. Nobody takes it back. A withdrawn application asks no step of anybody.
 */
export function declareInterest(
  state: Pick<KernelState, 'phase'> & AssignmentSlice,
  declared: AssignmentEvent<'interest-declared'>['data'],
  context: Context,
): Result<AssignmentEvent<'interest-declared'>, AssignmentRefusal> {
  if (state.phase === 'withdrawn') return refused({ reason: 'not-possible-in-phase', phase: state.phase });
  if (declared.subject !== context.actor.subject && context.actor.role !== 'supervisor')
    return refused({ reason: 'supervisor-needed' });
  if (state.recusals?.some(({ subject }) => subject === declared.subject))
    return refused({ reason: 'interest-already-declared' });
  return success(assignmentEvent(context, 'interest-declared', declared));
}
