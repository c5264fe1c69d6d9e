import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { type ClaimRules, lookIntoClaimTask } from '../claim-tasks/tasks.ts';
import type { Context } from '../kernel/event.ts';
import { taskDeadline } from '../kernel/task.ts';
import { type ClaimEvent, claimEvent } from './events.ts';
import type { ClaimRefusal } from './refusals.ts';
import { type Claim, type ClaimSlice, claimOf, isHolding } from './state.ts';

/**
 * Whether the person may contest a claim: an employer's claim that is undecided or approved, and that nobody is looking into.
 */
export const isContestable = (claim: Claim): boolean =>
  claim.by === 'employer' && isHolding(claim) && claim.question !== 'open';

/**
 * Records that the person of the case says that an employer which claimed for them did not hire them. An officer looks into it.
 * Until then nothing is approved; contesting alone does not claim anything back.
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
