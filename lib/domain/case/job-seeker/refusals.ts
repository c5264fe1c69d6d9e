import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why a job-seeker registration, or its end, is refused. */
export type JobSeekerRefusal =
  | KernelRefusal
  | { readonly reason: 'job-seeker-registration-not-offered' }
  | { readonly reason: 'end-reason-not-yours' }
  /** Nobody is registered who is recorded as dead: the record is withdrawn first (I-92). */
  | { readonly reason: 'death-is-recorded' };
