import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why a rating, or the answer to one, is refused. */
export type RatingRefusal =
  | KernelRefusal
  | { readonly reason: 'nothing-to-rate' }
  | { readonly reason: 'rated-already' };
