import { type KernelState, without } from '../kernel/state.ts';
import { closeTask, type TaskState, withWatchedTask } from '../kernel/task.ts';
import type { PersonEvent } from './events.ts';
import type { PersonSlice } from './state.ts';
import { answerCorrectionTask } from './tasks.ts';

const withIdentity = <State extends KernelState>(
  state: State,
  { data: { seen, ownerRemoved }, at, actor: { subject } }: PersonEvent<'identity-confirmed'>,
): State => ({
  ...(ownerRemoved ? without(state, 'owner') : state),
  identity: 'counter',
  identityProof: { at, by: subject, seen },
});

/** A document that staff have seen remains the proof; otherwise the sign-in is. */
const withAccount = <State extends KernelState>(
  state: State,
  { data: { owner }, at }: PersonEvent<'account-linked'>,
): State =>
  state.identity === 'counter'
    ? { ...state, owner }
    : { ...state, owner, identity: 'sign-in', identityProof: { at } };

function withCorrectionRequest<State extends TaskState & PersonSlice>(
  state: State,
  { data: { deadline }, at }: PersonEvent<'correction-requested'>,
): State {
  const number = (state.corrections?.number ?? 0) + 1;
  const asked = { ...state, corrections: { number, open: true } };
  return withWatchedTask(asked, answerCorrectionTask, deadline, at);
}

function withCorrectionAnswer<State extends TaskState & PersonSlice>(
  state: State,
  { data: { taskId, outcome }, at }: PersonEvent<'correction-answered'>,
): State {
  const answered = closeTask(state, answerCorrectionTask, taskId, outcome, at);
  return state.corrections ? { ...answered, corrections: { ...state.corrections, open: false } } : answered;
}

/** The reducer of every event of this episode. */
export const personReducers = {
  'correction-requested': withCorrectionRequest,
  'correction-answered': withCorrectionAnswer,
  'person-corrected': <State>(state: State): State => state,
  'personal-data-revealed': <State>(state: State): State => state,
  'identity-confirmed': withIdentity,
  'account-linked': withAccount,
} as const;
