import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { separationRefusal } from '../assignment/separation.ts';
import { answerClaimObjectionTask, type ClaimRules } from '../claim-tasks/tasks.ts';
import { shownName } from '../hardship/shown-name.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline, taskRefusal } from '../kernel/task.ts';
import { claimOfTask } from './check.ts';
import { type ClaimEvent, claimEvent } from './events.ts';
import type { ClaimRefusal } from './refusals.ts';
import { type Claim, type ClaimSlice, claimOf } from './state.ts';

/**
 * What the public reads of a claim while it is on notice, and nothing else: it has no place for a number, an address, an
 * account or an amount (DOMAIN G4). Of a person it shows what `shownName` leaves of the name; an enterprise is named.
 */
export interface PublicClaimNotice {
  readonly shownAs: string;
  readonly scheme: { readonly zh: string; readonly en: string };
  readonly district: string;
  readonly from: string;
  readonly until: string;
}

/** Whether a claim is on public notice at an instant: it is taken down with the end of its last day, or of the claim. */
const isOnNotice = ({ status, notice }: Claim, now: number): boolean =>
  status === 'checked' && notice !== undefined && now < Date.parse(notice.endsAt);

/** The notice of a claim at an instant; undefined where it has none, or has no longer. */
export const publicNoticeOf = (
  { district }: Pick<KernelState, 'district'>,
  claim: Claim,
  name: string,
  now: number,
): PublicClaimNotice | undefined =>
  isOnNotice(claim, now) && claim.notice
    ? {
        shownAs: claim.by === 'employer' ? (claim.stated.employer?.name ?? '') : shownName(name),
        scheme: { zh: claim.terms.zh, en: claim.terms.en },
        district,
        from: claim.notice.from,
        until: claim.notice.until,
      }
    : undefined;

/** Somebody objects to a claim while it is on public notice: it is answered before anything is approved. */
export function objectToClaim(
  state: ClaimSlice,
  number: number,
  rules: ClaimRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<ClaimEvent<'claim-notice-objected'>, ClaimRefusal> {
  const claim = claimOf(state, number);
  if (!claim) return refused({ reason: 'claim-not-found' });
  if (!isOnNotice(claim, context.now)) return refused({ reason: 'notice-not-running' });
  const objection = `${number}-${claim.round}-${(claim.notice?.objections.length ?? 0) + 1}`;
  const answer = taskDeadline(answerClaimObjectionTask, { number: objection }, rules, calendar, context.now);
  return success(claimEvent(context, 'claim-notice-objected', { number, by: claim.by, answer }));
}

/** What was found of an objection. Upheld it does not decide the claim: whoever decides refuses it, or sends it back. */
export function answerObjection(
  state: KernelState & ClaimSlice & Parameters<typeof separationRefusal>[0],
  taskId: string,
  upheld: boolean,
  context: Context,
): Result<ClaimEvent<'claim-objection-answered'>, ClaimRefusal> {
  const notOpen = taskRefusal(state, taskId, [answerClaimObjectionTask]);
  if (notOpen) return refused(notOpen);
  const claim = claimOfTask(state, answerClaimObjectionTask.kind, taskId);
  if (!claim) return refused({ reason: 'claim-not-found' });
  const barred = separationRefusal(state, 'any-other', context);
  if (barred) return refused(barred);
  return success(claimEvent(context, 'claim-objection-answered', { number: claim.number, taskId, upheld }));
}
