import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why an objection is refused. */
export type ObjectionRefusal =
  | KernelRefusal
  | { readonly reason: 'no-closure-to-object-to' }
  | { readonly reason: 'already-objected' }
  /** Nobody is registered who is recorded as dead: the record is withdrawn first. */
  | { readonly reason: 'death-is-recorded' };
