import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { type AssignmentEvent, assignmentEvent, type relations } from './events.ts';
import { nextNaming } from './need-officer.ts';
import type { AssignmentRefusal } from './refusals.ts';
import type { Involved } from './separation.ts';
import type { AssignmentSlice } from './state.ts';
import { type HandingOver, successorOf } from './successor.ts';
import { nextTaker, takerOf } from './take-application.ts';

type Declared = AssignmentEvent<'interest-declared'>['data'];

/**
 * A member of staff says that the person is themself, of their household, a relative or somebody in whom they have an
 * interest, or a supervisor says it of them. From then on they take no step in the case. Nobody takes it back. A withdrawn
 * application asks no step of anybody. What was theirs goes to another officer by the usual rule, or before the supervisors
 * where nobody else is there; the supervisors are told in any case, since they answer for whoever stands aside (公务员法 art. 76).
 */
export function declareInterest(
  state: KernelState & AssignmentSlice & Involved,
  declared: { readonly subject: string; readonly relation: (typeof relations)[number] },
  to: HandingOver,
  context: Context,
): Result<AssignmentEvent<'interest-declared'>, AssignmentRefusal> {
  if (state.phase === 'withdrawn') return refused({ reason: 'not-possible-in-phase', phase: state.phase });
  if (declared.subject !== context.actor.subject && context.actor.role !== 'supervisor')
    return refused({ reason: 'supervisor-needed' });
  if (state.recusals?.some(({ subject }) => subject === declared.subject))
    return refused({ reason: 'interest-already-declared' });
  const at = new Date(context.now).toISOString();
  const after = { ...state, recusals: [...(state.recusals ?? []), { ...declared, at }] };
  return success(
    assignmentEvent(context, 'interest-declared', {
      ...declared,
      ...inPlaceOf(after, declared.subject, to, context),
    }),
  );
}

/** Who has from now on what somebody had who takes no step in a case any more; nothing where they had nothing of it. */
function inPlaceOf(
  state: KernelState & AssignmentSlice & Involved,
  subject: string,
  { officers, today, rules, calendar }: HandingOver,
  { now }: Context,
): Pick<Declared, 'officer' | 'naming' | 'taker'> {
  if (takerOf(state) === subject) {
    const taker = nextTaker(state, officers, today);
    return taker === undefined ? {} : { taker };
  }
  if (state.assignment?.officer !== subject) return {};
  // What is left to do in a case that has ended is everybody's in its district.
  if (state.phase !== 'registered' && state.phase !== 'job-seeker') return { officer: null };
  const officer = successorOf(state, officers, today);
  if (officer !== undefined) return { officer: { officer, because: 'recusal' } };
  const naming = nextNaming(state, rules, calendar, now);
  return { officer: null, ...(naming && { naming }) };
}
