import type { ClosureRefusal } from '../closure/refusals.ts';

/** Why a signal is refused. A signal that supports a closure may be refused for the same reasons as its proposal. */
export type SignalRefusal =
  | ClosureRefusal
  | { readonly reason: 'already-reported' }
  | { readonly reason: 'change-before-unemployment' }
  | { readonly reason: 'change-not-withdrawable' }
  | { readonly reason: 'change-before-registration' };
