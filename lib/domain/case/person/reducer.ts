import { type KernelState, without } from '../kernel/state.ts';
import type { PersonEvent } from './events.ts';

const withIdentity = <State extends KernelState>(
  state: State,
  { data }: PersonEvent<'identity-confirmed'>,
): State => ({ ...(data.ownerRemoved ? without(state, 'owner') : state), identity: 'counter' });

const withAccount = <State extends KernelState>(
  state: State,
  { data }: PersonEvent<'account-linked'>,
): State => ({
  ...state,
  owner: data.owner,
  identity: state.identity === 'counter' ? 'counter' : 'sign-in',
});

/** What each event of this episode makes of a case. Total over its events. */
export const personReducers = {
  'person-corrected': <State>(state: State): State => state,
  'personal-data-revealed': <State>(state: State): State => state,
  'identity-confirmed': withIdentity,
  'account-linked': withAccount,
} as const;
