import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { type ClaimRules, lookIntoClaimTask } from '../claim-tasks/tasks.ts';
import type { Context } from '../kernel/event.ts';
import { taskDeadline } from '../kernel/task.ts';
import { type ClaimEvent, claimEvent } from './events.ts';
import type { ClaimRefusal } from './refusals.ts';
import { type Claim, type ClaimSlice, claimOf, isHolding } from './state.ts';

/** Whether the person may say that a claim is not so: that of an employer, while it holds anything and nobody looks into it. */
export const isContestable = (claim: Claim): boolean =>
  claim.by === 'employer' && isHolding(claim) && claim.question !== 'open';

/**
 * The person of the case says that an employer which has claimed for them did not hire them. Somebody is to look; nothing is
 * approved before, and nothing is claimed back by it.
 */
export function contestClaim(
  state: ClaimSlice,
  number: number,
  rules: ClaimRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<ClaimEvent<'claim-contested'>, ClaimRefusal> {
  const claim = claimOf(state, number);
  if (!claim) return refused({ reason: 'claim-not-found' });
  if (claim.by !== 'employer') return refused({ reason: 'claim-not-of-employer' });
  if (claim.question === 'open') return refused({ reason: 'claim-question-open' });
  if (!isContestable(claim)) return refused({ reason: 'claim-not-in-state', stands: claim.status });
  const subject = { number: `${number}-${claim.questions + 1}` };
  const look = taskDeadline(lookIntoClaimTask, subject, rules, calendar, context.now);
  return success(claimEvent(context, 'claim-contested', { number, look }));
}
