import { type KernelState, without } from '../kernel/state.ts';
import type { PersonEvent } from './events.ts';

const withIdentity = <State extends KernelState>(
  state: State,
  { data: { seen, ownerRemoved }, at, actor: { subject } }: PersonEvent<'identity-confirmed'>,
): State => ({
  ...(ownerRemoved ? without(state, 'owner') : state),
  identity: 'counter',
  identityProof: { at, by: subject, seen },
});

/** A document that staff have seen stays the proof; where there is none, the sign-in is. */
const withAccount = <State extends KernelState>(
  state: State,
  { data: { owner }, at }: PersonEvent<'account-linked'>,
): State =>
  state.identity === 'counter'
    ? { ...state, owner }
    : { ...state, owner, identity: 'sign-in', identityProof: { at } };

/** What each event of this episode makes of a case. Total over its events. */
export const personReducers = {
  'person-corrected': <State>(state: State): State => state,
  'personal-data-revealed': <State>(state: State): State => state,
  'identity-confirmed': withIdentity,
  'account-linked': withAccount,
} as const;
