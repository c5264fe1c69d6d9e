import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why a closure is not proposed or not decided. */
export type ClosureRefusal =
  | KernelRefusal
  | { readonly reason: 'unknown-closure-reason' }
  | { readonly reason: 'closure-counted-by-rule' }
  | { readonly reason: 'person-in-touch' }
  | { readonly reason: 'evidence-missing'; readonly accepted: readonly string[] }
  | { readonly reason: 'closure-already-proposed'; readonly closure: string };
