import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why an act about a household is not done. */
export type HouseholdRefusal =
  | KernelRefusal
  | { readonly reason: 'household-under-way' }
  | { readonly reason: 'household-recognised-already' }
  /** Members by their place in the list, from 1 on. */
  | { readonly reason: 'household-member-number-missing'; readonly members: readonly number[] }
  | { readonly reason: 'household-minor-without-number'; readonly members: readonly number[] }
  | { readonly reason: 'household-minor-cannot-work'; readonly members: readonly number[] }
  | { readonly reason: 'household-member-twice' }
  | { readonly reason: 'household-member-unknown' }
  | { readonly reason: 'household-check-incomplete'; readonly missing: readonly string[] }
  | { readonly reason: 'household-member-works'; readonly members: readonly number[] }
  | { readonly reason: 'household-end-reason-not-open' }
  | { readonly reason: 'household-end-needs-member' }
  | { readonly reason: 'household-not-applied-for' }
  | { readonly reason: 'household-not-ended-by-work' };
