import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { addDays, beijingDate, endOfDay } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { type ClaimRules, checkClaimTask, decideClaimTask } from '../claim-tasks/tasks.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline } from '../kernel/task.ts';
import { toInstant } from '../kernel/vocabulary.ts';
import { boundsOf, isWithin } from './amount.ts';
import { assess, byVerdict, type KnownFacts } from './assess.ts';
import { type ClaimEvent, claimEvent, type Finding } from './events.ts';
import { claimSeparation } from './involved.ts';
import { kept, roundNumber } from './make.ts';
import { claimToDealWith } from './of-task.ts';
import type { ClaimRefusal } from './refusals.ts';
import { openValuesOf, type SchemeTerms } from './scheme.ts';
import type { Claim, ClaimSlice } from './state.ts';

type Needs = KernelState & ClaimSlice & Parameters<typeof claimSeparation>[0];

/** The findings and the proposal of the officer who checks a claim. */
export interface Check {
  readonly findings: readonly Finding[];
  readonly proposal: 'approve' | 'refuse';
  /** In fen. */
  readonly proposedFen?: number | undefined;
}

/**
 * Records the check of a claim. The officer looks into every unknown condition and proposes a decision. Proposing approval
 * requires every condition to be met; open values of the scheme only prevent the approval itself.
 * @param terms the terms of the claim, with open values that have been set since (`withOpenValuesOf`)
 * @param unit whether the unit has a second person, in case the checker entered the claim
 */
export function checkClaim(
  state: Needs,
  taskId: string,
  { findings, proposal, proposedFen }: Check,
  terms: SchemeTerms,
  known: KnownFacts,
  rules: ClaimRules,
  calendar: DueDateCalendar,
  context: Context,
  unit: { readonly secondPerson: boolean },
): Result<ClaimEvent<'claim-checked'>, ClaimRefusal> {
  const found = claimToDealWith(state, checkClaimTask, taskId);
  if (!found.ok) return found;
  const claim = found.value;
  const barred = claimSeparation(state, claim, 'check-claim', context, unit);
  if (barred) return refused(barred);
  const today = beijingDate(context.now);
  if (findings.some(({ on }) => on > today)) return refused({ reason: 'date-in-future' });
  const on = beijingDate(Date.parse(claim.madeAt));
  const judged = assess(terms, claim.stated, known, findings, on);
  const asked = new Set(judged.filter(({ by }) => by === 'officer').map(({ code }) => code));
  const unasked = findings.map(({ criterion }) => criterion).filter((each) => !asked.has(each));
  if (unasked.length > 0 || new Set(findings.map(({ criterion }) => criterion)).size < findings.length)
    return refused({ reason: 'finding-not-asked', criteria: unasked });
  if (proposal === 'approve') {
    const unknown = byVerdict(judged, 'unknown');
    if (unknown.length > 0) return refused({ reason: 'criteria-not-looked-at', criteria: unknown });
    const notMet = byVerdict(judged, 'not-met');
    if (notMet.length > 0) return refused({ reason: 'criteria-not-met', criteria: notMet });
    const wrong = amountRefusal(terms, claim, proposedFen);
    if (wrong) return refused(wrong);
  } else if (byVerdict(judged, 'not-met').length === 0)
    return refused({ reason: 'criteria-not-met', criteria: [] });
  const notice = proposal === 'approve' ? noticeOf(terms, calendar, context.now) : undefined;
  const approved = proposal === 'approve' ? proposedFen : undefined;
  return success(
    claimEvent(context, 'claim-checked', {
      number: claim.number,
      taskId,
      findings: [...findings],
      assessment: kept(judged),
      proposal,
      ...(approved !== undefined && { proposedFen: approved }),
      forSupervisor: isForSupervisor(approved, rules),
      ...(notice && { notice }),
      decision: taskDeadline(
        decideClaimTask,
        { number: roundNumber(claim) },
        rules,
        calendar,
        // Counting starts on the last day of the notice, which does not count itself (Civil Code, art. 201).
        notice ? Date.parse(notice.endsAt) - 1 : context.now,
      ),
    }),
  );
}

/** Whether a supervisor decides: for a sum above the limit, and for any sum while no source sets a limit (I-76). */
export const isForSupervisor = (
  fen: number | undefined,
  { claims: { supervisorAboveFen } }: Pick<ClaimRules, 'claims'>,
): boolean => supervisorAboveFen === undefined || (fen ?? 0) > supervisorAboveFen;

/**
 * Why a sum cannot be proposed: it is missing, or outside what the scheme allows. While the amount is open, no sum may be
 * proposed.
 */
export function amountRefusal(
  terms: SchemeTerms,
  { stated }: Pick<Claim, 'stated'>,
  fen: number | undefined,
): ClaimRefusal | undefined {
  const bounds = boundsOf(terms, stated);
  if (!bounds)
    return fen === undefined ? undefined : { reason: 'scheme-value-open', values: openValuesOf(terms) };
  if (fen === undefined) return { reason: 'amount-missing' };
  return isWithin(bounds, fen) ? undefined : { reason: 'amount-outside-limits', ...bounds };
}

/**
 * The public notice that a scheme requires (I-82): from the next day, for a number of working days, to the end of the last one.
 */
function noticeOf({ publicNotice }: SchemeTerms, calendar: DueDateCalendar, now: number) {
  if (!publicNotice) return undefined;
  const { dueDate } = calendar.due(now, { workingDays: publicNotice.workingDays }, 'end-of-day');
  return {
    from: addDays(beijingDate(now), 1),
    until: dueDate,
    endsAt: toInstant(endOfDay(dueDate)),
  };
}
