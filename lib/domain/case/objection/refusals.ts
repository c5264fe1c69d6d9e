import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why nobody objects to a decision. */
export type ObjectionRefusal =
  | KernelRefusal
  | { readonly reason: 'no-closure-to-object-to' }
  | { readonly reason: 'already-objected' };
