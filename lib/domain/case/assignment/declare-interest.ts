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
 * Records that a member of staff is the person, belongs to their household, is a relative or has an interest in them. They
 * declare it themselves, or a supervisor declares it for them. From then on they take no step in the case, and nobody can undo
 * it. A withdrawn application needs no declaration, since no step is left. Their work on the case goes to another officer by
 * the usual rule, or to the supervisors if nobody else is present. The supervisors are told in any case, since they are
 * responsible for recusals (公务员法 art. 76).
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
      ...successionFrom(after, declared.subject, to, context),
    }),
  );
}

/** The successor to a barred person's work on a case; empty if they had none. */
function successionFrom(
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
  // After a case has ended, the remaining work belongs to everybody in its district.
  if (state.phase !== 'registered' && state.phase !== 'job-seeker') return { officer: null };
  const officer = successorOf(state, officers, today);
  if (officer !== undefined) return { officer: { officer, because: 'recusal' } };
  const naming = nextNaming(state, rules, calendar, now);
  return { officer: null, ...(naming && { naming }) };
}
