import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why a profile cannot be recorded. */
export type LedgerRefusal =
  | KernelRefusal
  | { readonly reason: 'unknown-profile-fact'; readonly fact: string }
  | { readonly reason: 'unknown-fact-value'; readonly fact: string }
  | { readonly reason: 'unknown-tag'; readonly tag: string }
  | { readonly reason: 'nothing-recorded' };
