import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import { type EndReason, isExemptFromNotice, type JobSeekerEvent, jobSeekerEvent } from './events.ts';
import type { JobSeekerRefusal } from './refusals.ts';

/** Reasons that a person can give themselves. The others are facts that the agency knows. */
const reasonsOfPerson: readonly EndReason[] = ['own-wish', 'in-work'];

/**
 * Ends a registration as a job-seeker. This is not a decision against the person: they may register again at any time (I-51).
 */
export function endJobSeekerRegistration(
  state: KernelState,
  reason: EndReason,
  context: Context,
): Result<JobSeekerEvent<'job-seeker-registration-ended'>, JobSeekerRefusal> {
  const notNow = phaseRefusal(state, 'job-seeker');
  if (notNow) return refused(notNow);
  if (context.actor.role === 'applicant' && !reasonsOfPerson.includes(reason))
    return refused({ reason: 'end-reason-not-yours' });
  return success(
    jobSeekerEvent(context, 'job-seeker-registration-ended', {
      reason,
      ...(isExemptFromNotice(reason) && { noticeExempt: true }),
    }),
  );
}
