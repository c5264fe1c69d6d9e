import type { ClaimRefusal } from '../claim/refusals.ts';
import type { GrantStatus } from './state.ts';

/** Why confirming or declining a found grant is refused. */
export type ProactiveRefusal =
  | ClaimRefusal
  | { readonly reason: 'grant-not-found' }
  | { readonly reason: 'grant-not-open'; readonly stands: Exclude<GrantStatus, 'open'> };
