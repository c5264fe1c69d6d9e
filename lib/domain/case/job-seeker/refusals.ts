import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why somebody is not registered as a job-seeker, or their registration does not end. */
export type JobSeekerRefusal =
  | KernelRefusal
  | { readonly reason: 'job-seeker-registration-not-offered' }
  | { readonly reason: 'end-reason-not-yours' };
