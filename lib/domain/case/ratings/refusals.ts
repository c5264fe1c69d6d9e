import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why something is not rated, or a rating not answered. */
export type RatingRefusal =
  | KernelRefusal
  | { readonly reason: 'nothing-to-rate' }
  | { readonly reason: 'rated-already' };
