import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why a contact, a plan or a service is not recorded. */
export type ServicePlanRefusal =
  | KernelRefusal
  | { readonly reason: 'unknown-track'; readonly track: string }
  | { readonly reason: 'unknown-tier-ground'; readonly ground: string }
  | { readonly reason: 'one-to-one-owed' }
  | { readonly reason: 'unknown-service'; readonly service: string }
  | { readonly reason: 'no-plan' }
  | { readonly reason: 'same-track' }
  | { readonly reason: 'service-outside-plan'; readonly from: string; readonly until: string }
  | { readonly reason: 'age-outside-internship'; readonly minimum: number; readonly maximum: number }
  | { readonly reason: 'internship-not-said'; readonly minimum: number; readonly maximum: number }
  | { readonly reason: 'offer-does-not-fit' }
  | { readonly reason: 'silence-is-no-refusal' }
  | { readonly reason: 'refusal-needs-reason' }
  | { readonly reason: 'unknown-reason-for-refusal' }
  | { readonly reason: 'fair-does-not-fit' }
  /** The person has restricted the processing of their data (PIPL art. 44). */
  | { readonly reason: 'processing-restricted' };
