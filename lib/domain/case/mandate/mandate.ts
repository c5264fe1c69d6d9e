import { beijingDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { isInForce } from '../kernel/access.ts';
import type { Context } from '../kernel/event.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import { isStaff } from '../kernel/vocabulary.ts';
import { type MandateEvent, mandateEvent } from './events.ts';
import type { MandateRefusal } from './refusals.ts';
import type { MandateSlice } from './state.ts';

/** The content of a mandate. */
export type Granted = Omit<MandateEvent<'mandate-granted'>['data'], 'mandateId'>;

/** The maximum number of mandates in a case, which keeps all that were ever granted. */
export const maxMandates = 50;

/**
 * Gives somebody a mandate to act for the person, with a beginning and an end. The person grants it themselves, or an officer
 * who has seen their identity document records it at the counter. Nobody represents a person whose case they decide: staff
 * cannot make themselves representatives. Whoever has or had a mandate is barred from the case, like a relative. So a mandate for
 * a member of staff is only recorded at the counter, and nobody chooses online who may not decide about them.
 * @param ofStaff whether the representative is in the staff directory
 */
export function grantMandate(
  state: KernelState & MandateSlice,
  granted: Granted,
  context: Context,
  ofStaff = false,
): Result<MandateEvent<'mandate-granted'>, MandateRefusal> {
  const notNow = phaseRefusal(
    state,
    'applied',
    'registered',
    'refused',
    'job-seeker',
    'job-seeker-ended',
    'closed',
  );
  if (notNow) return refused(notNow);
  const today = beijingDate(context.now);
  const byStaff = isStaff(context.actor.role);
  if (byStaff && !granted.seen) return refused({ reason: 'mandate-needs-document' });
  if (granted.until < granted.from || granted.until < today)
    return refused({ reason: 'mandate-period-impossible' });
  if (granted.subject === state.owner || granted.subject === context.actor.subject)
    return refused({ reason: 'mandate-not-for-oneself' });
  if (ofStaff && !byStaff) return refused({ reason: 'mandate-of-staff-at-counter' });
  const { mandates = [] } = state;
  // A future mandate may follow one that is in force, but two mandates of the same person may not overlap.
  const meets = mandates.some(
    (each) =>
      each.subject === granted.subject &&
      each.revokedAt === undefined &&
      each.from <= granted.until &&
      granted.from <= each.until,
  );
  if (meets) return refused({ reason: 'mandate-exists-already' });
  if (mandates.length >= maxMandates) return refused({ reason: 'too-many-mandates' });
  const { seen, ...term } = granted;
  return success(
    mandateEvent(context, 'mandate-granted', {
      mandateId: `mandate-${mandates.length + 1}`,
      ...term,
      ...(byStaff && seen && { seen }),
    }),
  );
}

/**
 * Ends a mandate before its last day. The person revokes it, online or at the counter, or the representative gives it up;
 * representatives may only give up their own.
 */
export function revokeMandate(
  state: KernelState & MandateSlice,
  mandateId: string,
  context: Context,
): Result<MandateEvent<'mandate-revoked'>, MandateRefusal> {
  const mandate = state.mandates?.find((each) => each.mandateId === mandateId);
  const { role, subject } = context.actor;
  if (!mandate || (role === 'representative' && mandate.subject !== subject))
    return refused({ reason: 'mandate-not-found' });
  const today = beijingDate(context.now);
  if (!isInForce(mandate, today) && !(mandate.revokedAt === undefined && today < mandate.from))
    return refused({ reason: 'mandate-has-ended' });
  return success(mandateEvent(context, 'mandate-revoked', { mandateId }));
}
