import type { ClosureRefusal } from '../closure/refusals.ts';

/** Why a signal is not taken; one that speaks for a closure may be refused as its proposal is. */
export type SignalRefusal =
  | ClosureRefusal
  | { readonly reason: 'already-reported' }
  | { readonly reason: 'change-before-unemployment' }
  | { readonly reason: 'change-before-registration' };
