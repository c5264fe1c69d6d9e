import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why nobody objects to a decision. */
export type ObjectionRefusal =
  | KernelRefusal
  | { readonly reason: 'no-decision-to-object-to' }
  | { readonly reason: 'already-objected' };
