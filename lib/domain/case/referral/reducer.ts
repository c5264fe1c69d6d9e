import { numberOfTask } from '../kernel/ids.ts';
import { closeTask, type TaskState, withWatchedTask } from '../kernel/task.ts';
import type { ReferralEvent } from './events.ts';
import { type ReferralSlice, type ReferralState, referralsOf } from './state.ts';
import { answerRequestTask, handOverReferralTask, referralAnswerTask, referralReceiptTask } from './tasks.ts';

type Needs = TaskState & ReferralSlice;

const withReferral = <State extends Needs>(
  state: State,
  number: number,
  change: Partial<ReferralState>,
): State => ({
  ...state,
  referrals: referralsOf(state).map((each) => (each.number === number ? { ...each, ...change } : each)),
});

const withRequest = <State extends Needs>(
  state: State,
  { data: { number, body, deadline }, at }: ReferralEvent<'referral-requested'>,
): State =>
  withWatchedTask(
    { ...state, referrals: [...referralsOf(state), { number, status: 'requested', at, body }] },
    answerRequestTask,
    deadline,
    at,
  );

const withRequestDeclined = <State extends Needs>(
  state: State,
  { data: { number, taskId }, at }: ReferralEvent<'referral-request-declined'>,
): State =>
  withReferral(closeTask(state, answerRequestTask, taskId, 'declined', at), number, {
    status: 'request-declined',
  });

function withProposal<State extends Needs>(
  state: State,
  { data, at }: ReferralEvent<'referral-proposed'>,
): State {
  const { number, answers, handOver, needsConsent, ...said } = data;
  const referral: ReferralState = {
    ...said,
    number,
    status: 'proposed',
    at,
    consent: needsConsent ? 'needed' : 'not-needed',
  };
  const asked = answers === undefined ? state : closeTask(state, answerRequestTask, answers, 'proposed', at);
  const known = referralsOf(asked);
  const referrals = known.some((each) => each.number === number)
    ? known.map((each) => (each.number === number ? { ...each, ...referral } : each))
    : [...known, referral];
  return withWatchedTask({ ...asked, referrals }, handOverReferralTask, handOver, at);
}

const withAgreement = <State extends Needs>(
  state: State,
  { data: { number } }: ReferralEvent<'referral-agreed'>,
): State => withReferral(state, number, { consent: 'given' });

const withNotWanted = <State extends Needs>(
  state: State,
  { data: { number, taskId }, at }: ReferralEvent<'referral-not-wanted'>,
): State =>
  withReferral(closeTask(state, handOverReferralTask, taskId, 'declined', at), number, {
    status: 'not-wanted',
  });

function withHandOver<State extends Needs>(
  state: State,
  { data: { number, taskId, receipt, ...handedOver }, at, actor }: ReferralEvent<'referral-handed-over'>,
): State {
  const done = closeTask(state, handOverReferralTask, taskId, 'handed-over', at);
  const referred = withReferral(done, number, {
    status: 'handed-over',
    handedOver: { ...handedOver, at, by: actor.subject },
  });
  return withWatchedTask(referred, referralReceiptTask, receipt, at);
}

function withReceipt<State extends Needs>(
  state: State,
  { data: { number, taskId, answer, ...receipt }, at }: ReferralEvent<'referral-received'>,
): State {
  const done = closeTask(state, referralReceiptTask, taskId, 'received', at);
  return withWatchedTask(
    withReferral(done, number, { status: 'received', receipt }),
    referralAnswerTask,
    answer,
    at,
  );
}

function withAnswer<State extends Needs>(
  state: State,
  { data: { number, taskId, ...answer }, at }: ReferralEvent<'referral-answered'>,
): State {
  const waitedFor =
    numberOfTask(referralReceiptTask.kind, taskId) === undefined ? referralAnswerTask : referralReceiptTask;
  return withReferral(closeTask(state, waitedFor, taskId, 'answered', at), number, {
    status: 'answered',
    answer,
  });
}

/** The reducer of every event of this episode. */
export const referralReducers = {
  'referral-requested': withRequest,
  'referral-request-declined': withRequestDeclined,
  'referral-proposed': withProposal,
  'referral-agreed': withAgreement,
  'referral-not-wanted': withNotWanted,
  'referral-handed-over': withHandOver,
  'referral-exported': <State>(state: State): State => state,
  'referral-received': withReceipt,
  'referral-answered': withAnswer,
} as const;
