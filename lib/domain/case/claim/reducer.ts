import {
  answerClaimObjectionTask,
  checkClaimTask,
  correctClaimAccountTask,
  decideClaimTask,
  decideRecoveryTask,
  lookIntoClaimTask,
  reviewClaimTask,
} from '../claim-tasks/tasks.ts';
import { taskIdOf } from '../kernel/ids.ts';
import { type KernelState, without } from '../kernel/state.ts';
import { clearEscalation, closeTask, withDeadline, withWatchedTask } from '../kernel/task.ts';
import { staffAs } from '../kernel/vocabulary.ts';
import type { ClaimEvent } from './events.ts';
import { roundNumber } from './make.ts';
import {
  withAccount,
  withAccountSettled,
  withBounced,
  withMoneyBack,
  withPaid,
  withSent,
} from './reduce-payment.ts';
import { withoutQuestion, withQuestion, withQuestionDropped } from './reduce-question.ts';
import { type Claim, type ClaimSlice, claimOf, claimsOf, withClaim } from './state.ts';

type Needs = KernelState & ClaimSlice;

const withMade = <State extends Needs>(
  state: State,
  { data: { check, ...made }, at, actor }: ClaimEvent<'claim-made'>,
): State => ({
  ...withDeadline(state, check),
  claims: [
    ...claimsOf(state),
    {
      ...made,
      status: 'made',
      madeAt: at,
      findings: [],
      round: 1,
      recoveries: [],
      questions: 0,
      ...staffAs('enteredBy', actor),
    },
  ],
});

const withChecked = <State extends Needs>(
  state: State,
  {
    data: { number, taskId, findings, assessment, proposal, proposedFen, forSupervisor, notice, decision },
    at,
    actor,
  }: ClaimEvent<'claim-checked'>,
): State =>
  withClaim(
    withDeadline(closeTask(state, checkClaimTask, taskId, 'checked', at), decision),
    number,
    (claim) => ({
      ...without(without(claim, 'proposedFen'), 'notice'),
      status: 'checked',
      findings,
      assessment,
      proposal,
      ...(proposedFen !== undefined && { proposedFen }),
      forSupervisor,
      ...(notice && { notice: { ...notice, objections: [] } }),
      ...staffAs('checkedBy', actor),
    }),
  );

/** The checker has acted and waits for the claimant; the clock continues. */
const withInformationRequest = <State extends Needs>(
  state: State,
  { data: { number, taskId, facts, documents }, at }: ClaimEvent<'claim-information-requested'>,
): State =>
  withClaim(clearEscalation(state, taskId, true), number, (claim) => ({
    ...claim,
    information: { taskId, facts, documents, requestedAt: at },
  }));

function withInformation<State extends Needs>(
  state: State,
  { data: { number }, at }: ClaimEvent<'claim-information-provided'>,
): State {
  const information = claimOf(state, number)?.information;
  if (!information) return state;
  return withClaim(clearEscalation(state, information.taskId), number, (claim) => ({
    ...claim,
    information: { ...information, answeredAt: at },
  }));
}

const withObjection = <State extends Needs>(
  state: State,
  { data: { number, answer }, at }: ClaimEvent<'claim-notice-objected'>,
): State =>
  withClaim(withWatchedTask(state, answerClaimObjectionTask, answer, at), number, (claim) =>
    claim.notice
      ? {
          ...claim,
          notice: {
            ...claim.notice,
            objections: [...claim.notice.objections, { taskId: answer.taskId, at, status: 'open' }],
          },
        }
      : claim,
  );

function withObjectionAnswered<State extends Needs>(
  state: State,
  { data: { number, taskId, upheld }, at }: ClaimEvent<'claim-objection-answered'>,
): State {
  const status = upheld ? 'upheld' : 'dismissed';
  return withClaim(closeTask(state, answerClaimObjectionTask, taskId, status, at), number, (claim) =>
    claim.notice
      ? {
          ...claim,
          notice: {
            ...claim.notice,
            objections: claim.notice.objections.map((each) =>
              each.taskId === taskId ? { ...each, status } : each,
            ),
          },
        }
      : claim,
  );
}

function withApproved<State extends Needs>(
  state: State,
  {
    data: { number, taskId, terms, assessment, packVersion, amountFen, overBudget, account },
    at,
    actor,
  }: ClaimEvent<'claim-approved'>,
): State {
  const decided = closeTask(state, decideClaimTask, taskId, 'approved', at);
  const asked = account ? withWatchedTask(decided, correctClaimAccountTask, account, at) : decided;
  return withClaim(asked, number, (claim) => ({
    ...claim,
    status: 'approved',
    terms,
    assessment,
    decidedByPack: packVersion,
    decidedAt: at,
    amountFen,
    ...(overBudget && { overBudget }),
    payment: { status: 'queued', queuedAt: at, attempt: 0 },
    ...staffAs('decidedBy', actor),
  }));
}

const withRefused = <State extends Needs>(
  state: State,
  { data: { number, taskId, assessment, packVersion }, at, actor }: ClaimEvent<'claim-refused'>,
): State =>
  withClaim(
    withoutQuestions(closeTask(state, decideClaimTask, taskId, 'refused', at), number, at),
    number,
    (claim) => ({
      ...claim,
      status: 'refused',
      assessment,
      decidedByPack: packVersion,
      decidedAt: at,
      ...staffAs('decidedBy', actor),
    }),
  );

const again = (claim: Claim, round: number): Claim => ({
  ...without(without(claim, 'proposal'), 'notice'),
  status: 'made',
  round,
});

const withReturned = <State extends Needs>(
  state: State,
  { data: { number, taskId, round, check }, at }: ClaimEvent<'claim-returned'>,
): State =>
  withClaim(
    withoutObjections(
      withDeadline(closeTask(state, decideClaimTask, taskId, 'returned', at), check),
      number,
      at,
    ),
    number,
    (claim) => again(claim, round),
  );

/** Ends the task of a withdrawn claim. Its id is known even if its workflow has not opened it yet. */
function withWithdrawn<State extends Needs>(
  state: State,
  { data: { number }, at }: ClaimEvent<'claim-withdrawn'>,
): State {
  const claim = claimOf(state, number);
  if (!claim) return state;
  const { kind } = claim.status === 'made' ? checkClaimTask : decideClaimTask;
  const task = { kind, outcomes: ['withdrawn'] as const };
  const ended = closeTask(state, task, taskIdOf(kind, roundNumber(claim)), 'withdrawn', at);
  return withClaim(withoutQuestions(ended, number, at), number, (each) => ({
    ...each,
    status: 'withdrawn',
    decidedAt: at,
  }));
}

/** Ends open objections and questions once the claim has ended: they need no answer. */
const withoutQuestions = <State extends Needs>(state: State, number: number, at: string): State =>
  withoutQuestion(withoutObjections(state, number, at), number, at);

/** Ends open objections once the claim has ended or is checked again: they need no answer. */
function withoutObjections<State extends Needs>(state: State, number: number, at: string): State {
  const open = claimOf(state, number)?.notice?.objections.filter(({ status }) => status === 'open') ?? [];
  return open.reduce(
    (ended, { taskId }) => closeTask(ended, answerClaimObjectionTask, taskId, 'withdrawn', at),
    state,
  );
}

const withReviewAsked = <State extends Needs>(
  state: State,
  { data: { number, review }, at }: ClaimEvent<'claim-review-asked'>,
): State =>
  withClaim(withWatchedTask(state, reviewClaimTask, review, at, true), number, (claim) => ({
    ...claim,
    review: 'open',
  }));

function withReviewDecided<State extends Needs>(
  state: State,
  { data: { number, taskId, upheld, again: next }, at }: ClaimEvent<'claim-review-decided'>,
): State {
  const review = upheld ? 'upheld' : 'dismissed';
  const ended = closeTask(state, reviewClaimTask, taskId, review, at);
  const reviewed = withClaim(ended, number, (claim) => ({ ...claim, review }));
  if (!next) return reviewed;
  return withClaim(withDeadline(reviewed, next.check), number, (claim) => again(claim, next.round));
}

function withRecoveryProposed<State extends Needs>(
  state: State,
  { data: { number, taskId, ground, amountFen, decision }, at, actor }: ClaimEvent<'claim-recovery-proposed'>,
): State {
  const looked =
    taskId === undefined ? state : closeTask(state, lookIntoClaimTask, taskId, 'recovery-proposed', at);
  return withClaim(withWatchedTask(looked, decideRecoveryTask, decision, at, true), number, (claim) => ({
    ...(taskId === undefined ? claim : without(claim, 'question')),
    recoveries: [
      ...claim.recoveries,
      {
        number: claim.recoveries.length + 1,
        status: 'proposed',
        ground,
        amountFen,
        repaidFen: 0,
        taskId: decision.taskId,
        ...staffAs('proposedBy', actor),
      },
    ],
  }));
}

function withRecoveryDecided<State extends Needs>(
  state: State,
  { data: { number, taskId, recover, revokes }, at, actor }: ClaimEvent<'claim-recovery-decided'>,
): State {
  const outcome = revokes ? 'revoked' : recover ? 'owed' : 'declined';
  const decided = closeTask(state, decideRecoveryTask, taskId, outcome, at);
  const settled = revokes
    ? withoutQuestion(withAccountSettled(decided, number, 'revoked', at), number, at)
    : decided;
  return withClaim(settled, number, (claim) => ({
    ...(revokes ? { ...without(claim, 'payment'), status: 'revoked' } : claim),
    recoveries: claim.recoveries.map((each) =>
      each.taskId === taskId ? { ...each, status: outcome, ...staffAs('decidedBy', actor) } : each,
    ),
  }));
}

/** A fully repaid claim releases its guards: the person may claim again what they are entitled to. */
function withRepaid<State extends Needs>(
  state: State,
  { data: { number, amountFen, reference }, at }: ClaimEvent<'claim-repaid'>,
): State {
  const repaid = withClaim(state, number, (claim) => ({
    ...claim,
    recoveries: claim.recoveries.map((each): Claim['recoveries'][number] => {
      if (each.status !== 'owed') return each;
      const repaidFen = each.repaidFen + amountFen;
      const vouchers = [...(each.vouchers ?? []), reference];
      return { ...each, repaidFen, vouchers, status: repaidFen >= each.amountFen ? 'repaid' : 'owed' };
    }),
  }));
  const claim = claimOf(repaid, number);
  const total = claim?.recoveries.reduce((sum, each) => sum + each.repaidFen, 0) ?? 0;
  if (total < (claim?.amountFen ?? 0)) return repaid;
  return withClaim(withoutQuestion(repaid, number, at), number, (each) => ({ ...each, status: 'recovered' }));
}

/** The reducer of every event of this episode. */
export const claimReducers = {
  'claim-made': withMade,
  'claim-checked': withChecked,
  'claim-information-requested': withInformationRequest,
  'claim-information-provided': withInformation,
  'claim-notice-objected': withObjection,
  'claim-objection-answered': withObjectionAnswered,
  'claim-approved': withApproved,
  'claim-refused': withRefused,
  'claim-returned': withReturned,
  'claim-withdrawn': withWithdrawn,
  'claim-review-asked': withReviewAsked,
  'claim-review-decided': withReviewDecided,
  'claim-account-given': withAccount,
  'claim-payment-sent': withSent,
  'claim-paid': withPaid,
  'claim-payment-bounced': withBounced,
  'claim-payment-returned': withMoneyBack,
  'claim-questioned': withQuestion,
  'claim-contested': withQuestion,
  'claim-question-dropped': withQuestionDropped,
  'claim-recovery-proposed': withRecoveryProposed,
  'claim-recovery-decided': withRecoveryDecided,
  'claim-repaid': withRepaid,
} as const;
