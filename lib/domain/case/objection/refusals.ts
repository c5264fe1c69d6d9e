import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why an objection is refused. */
export type ObjectionRefusal =
  | KernelRefusal
  | { readonly reason: 'no-closure-to-object-to' }
  | { readonly reason: 'already-objected' };
