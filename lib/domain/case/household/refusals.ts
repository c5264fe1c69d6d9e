import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why an act on a household is refused. */
export type HouseholdRefusal =
  | KernelRefusal
  | { readonly reason: 'household-under-way' }
  | { readonly reason: 'household-recognised-already' }
  /** Members, by their position in the list, from 1. */
  | {
      readonly reason: 'household-member-number-missing';
      readonly members: readonly number[];
      readonly minimumAge: number;
    }
  | {
      readonly reason: 'household-minor-without-number';
      readonly members: readonly number[];
      readonly minimumAge: number;
    }
  | {
      readonly reason: 'household-minor-cannot-work';
      readonly members: readonly number[];
      readonly minimumAge: number;
    }
  | { readonly reason: 'household-member-twice' }
  | { readonly reason: 'household-member-unknown' }
  | { readonly reason: 'household-check-incomplete'; readonly missing: readonly string[] }
  | { readonly reason: 'household-member-works'; readonly members: readonly number[] }
  | { readonly reason: 'household-end-reason-not-open' }
  | { readonly reason: 'household-end-needs-member' }
  | { readonly reason: 'household-member-registered' }
  | { readonly reason: 'household-not-applied-for' }
  | { readonly reason: 'household-not-ended-by-work' };
