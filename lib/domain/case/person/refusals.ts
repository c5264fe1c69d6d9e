import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why a change to the person of a case is refused. */
export type PersonRefusal =
  | KernelRefusal
  | { readonly reason: 'nothing-corrected' }
  | { readonly reason: 'correction-needs-document' }
  | { readonly reason: 'correction-requested-already' }
  | { readonly reason: 'reveal-needs-words' }
  | { readonly reason: 'identity-known-already' }
  | { readonly reason: 'account-linked-already' };
