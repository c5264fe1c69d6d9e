import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why nothing can be recorded of a person as it was told. */
export type LedgerRefusal =
  | KernelRefusal
  | { readonly reason: 'unknown-profile-fact'; readonly fact: string }
  | { readonly reason: 'unknown-tag'; readonly tag: string }
  | { readonly reason: 'nothing-recorded' };
