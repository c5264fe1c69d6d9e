import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why a case is not given to an officer. */
export type AssignmentRefusal =
  | KernelRefusal
  | { readonly reason: 'officer-unchanged' }
  /** No officer is named, and no officer who is present takes cases by load. */
  | { readonly reason: 'nobody-takes-cases' }
  | { readonly reason: 'case-has-officer' }
  | { readonly reason: 'application-taken' }
  | { readonly reason: 'interest-already-declared' }
  | {
      readonly reason: 'officer-not-available';
      readonly because: 'unknown' | 'other-role' | 'other-district' | 'other-agency' | 'absent' | 'related';
    };
