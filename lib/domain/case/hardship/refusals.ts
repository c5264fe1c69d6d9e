import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why a step of a recognition is refused. */
export type HardshipRefusal =
  | KernelRefusal
  | { readonly reason: 'hardship-under-way' }
  | { readonly reason: 'hardship-recognised-already' }
  | { readonly reason: 'hardship-not-under-way' }
  | { readonly reason: 'hardship-not-recognised' }
  | { readonly reason: 'unknown-hardship-category'; readonly category: string }
  | { readonly reason: 'hardship-category-missing' }
  | { readonly reason: 'hardship-reason-missing' }
  /** A step of the region is missing or was negative, so the person cannot be recognised. */
  | { readonly reason: 'hardship-chain-incomplete' }
  | { readonly reason: 'notice-period-too-short'; readonly until: string }
  | { readonly reason: 'notice-period-too-long'; readonly until: string }
  /** No source of the region sets the period of a notice: the publisher must give a source for it. */
  | { readonly reason: 'notice-period-needs-source' }
  | { readonly reason: 'hardship-notice-not-up' }
  | { readonly reason: 'outside-notice-period' }
  | { readonly reason: 'hardship-notice-running'; readonly until: string }
  | { readonly reason: 'hardship-objection-open' }
  | { readonly reason: 'unknown-exit-reason' }
  | { readonly reason: 'no-hardship-decision-to-object-to' }
  | { readonly reason: 'already-objected' }
  | { readonly reason: 'responsible-not-in-district' };
