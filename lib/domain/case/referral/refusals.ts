import type { HandOverRefusal } from '../hand-over/hand-over.ts';
import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why a referral is refused, or an event about it not recorded. */
export type ReferralRefusal =
  | KernelRefusal
  | HandOverRefusal
  | { readonly reason: 'unknown-referral-body'; readonly known: readonly string[] }
  | { readonly reason: 'unknown-referral-ground'; readonly known: readonly string[] }
  | { readonly reason: 'unknown-benefit'; readonly known: readonly string[] }
  | { readonly reason: 'referral-under-way' }
  | { readonly reason: 'referral-not-found' }
  | { readonly reason: 'insurance-not-known' }
  | { readonly reason: 'referral-for-insured' }
  | { readonly reason: 'referral-for-uninsured' }
  | { readonly reason: 'referral-needs-consent' }
  | { readonly reason: 'referral-not-answerable' }
  | { readonly reason: 'unknown-relief'; readonly known: readonly string[] }
  | { readonly reason: 'relief-does-not-fit' };
