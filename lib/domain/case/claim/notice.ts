import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { separationRefusal } from '../assignment/separation.ts';
import { answerClaimObjectionTask, type ClaimRules } from '../claim-tasks/tasks.ts';
import { shownName } from '../hardship/shown-name.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline } from '../kernel/task.ts';
import { type ClaimEvent, claimEvent } from './events.ts';
import { claimToDealWith } from './of-task.ts';
import type { ClaimRefusal } from './refusals.ts';
import { type Claim, type ClaimSlice, claimOf } from './state.ts';

/**
 * What the public sees of a claim on notice, and nothing else: it has no place for a number, an address, an account or an
 * amount (DOMAIN G4, I-85).
 */
export interface PublicClaimNotice {
  /** The family name and 某 of a person (`shownName`); of employers, only the name of a company. */
  readonly shownAs: string;
  readonly scheme: { readonly zh: string; readonly en: string };
  readonly from: string;
  readonly until: string;
}

/** Shown for an employer whose name could be that of a person, as sole traders' names often are. */
const anEmployer = '某用人单位';

/** The name of a company (公司) does not identify a person; that of any other employer could. */
const shownEmployer = (name: string): string => (/公司$/.test(name.trim()) ? name.trim() : anEmployer);

/**
 * Whether a claim is on public notice at an instant. The notice comes down at the end of its last day, or when the claim ends.
 */
export const isOnNotice = ({ status, notice }: Claim, now: number): boolean =>
  status === 'checked' && notice !== undefined && now < Date.parse(notice.endsAt);

/** What is shown of a claim while it is on notice; undefined if it has no notice, or no longer. */
export const publicNoticeOf = (
  { claimant, stated, status, notice, terms }: Claim,
  name: string,
): PublicClaimNotice | undefined =>
  status === 'checked' && notice
    ? {
        shownAs: claimant.kind === 'employer' ? shownEmployer(stated.employer?.name ?? '') : shownName(name),
        scheme: { zh: terms.zh, en: terms.en },
        from: notice.from,
        until: notice.until,
      }
    : undefined;

/** Records an objection to a claim on public notice. It must be answered before the claim can be approved. */
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

/** Answers an objection. An upheld objection does not decide the claim: whoever decides refuses the claim or sends it back. */
export function answerObjection(
  state: KernelState & ClaimSlice & Parameters<typeof separationRefusal>[0],
  taskId: string,
  upheld: boolean,
  context: Context,
): Result<ClaimEvent<'claim-objection-answered'>, ClaimRefusal> {
  const found = claimToDealWith(state, answerClaimObjectionTask, taskId);
  if (!found.ok) return found;
  const claim = found.value;
  const barred = separationRefusal(state, 'any-other', context);
  if (barred) return refused(barred);
  return success(claimEvent(context, 'claim-objection-answered', { number: claim.number, taskId, upheld }));
}
