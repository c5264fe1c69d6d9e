import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why a death is not recorded on a case that has ended, or its record not withdrawn. */
export type DeathRefusal =
  | KernelRefusal
  | { readonly reason: 'death-recorded-already' }
  | { readonly reason: 'death-not-recorded' }
  | { readonly reason: 'person-has-open-case' };
