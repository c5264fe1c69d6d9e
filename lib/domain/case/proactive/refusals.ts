import type { ClaimRefusal } from '../claim/refusals.ts';
import type { GrantStatus } from './state.ts';

/** Why a grant that was found is not confirmed or declined. */
export type ProactiveRefusal =
  | ClaimRefusal
  | { readonly reason: 'grant-not-found' }
  | { readonly reason: 'grant-not-open'; readonly stands: Exclude<GrantStatus, 'open'> };
