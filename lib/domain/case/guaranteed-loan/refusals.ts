import type { HandOverRefusal } from '../hand-over/hand-over.ts';
import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why a loan application is refused, or an event about a loan not recorded. */
export type LoanRefusal =
  | KernelRefusal
  | HandOverRefusal
  | { readonly reason: 'loan-kind-not-offered'; readonly known: readonly string[] }
  | { readonly reason: 'unknown-loan-group'; readonly known: readonly string[] }
  | { readonly reason: 'loan-above-maximum'; readonly maximumFen: number }
  | { readonly reason: 'loan-needs-headcount' }
  | { readonly reason: 'loan-needs-partners' }
  | { readonly reason: 'loan-details-do-not-fit' }
  | { readonly reason: 'loan-under-way' }
  | { readonly reason: 'loan-not-found' }
  | { readonly reason: 'loan-not-withdrawable' }
  | { readonly reason: 'loan-check-needs-ground' }
  | { readonly reason: 'no-banks-entered' }
  | { readonly reason: 'unknown-bank'; readonly known: readonly string[] }
  | { readonly reason: 'loan-above-request'; readonly requestedFen: number }
  | { readonly reason: 'loan-not-in-force' }
  | { readonly reason: 'unknown-loan-relief'; readonly known: readonly string[] }
  | { readonly reason: 'loan-relief-closed'; readonly until?: string }
  | { readonly reason: 'loan-due-outside-relief'; readonly dueFrom?: string; readonly dueUntil?: string }
  | { readonly reason: 'extension-not-later' }
  | { readonly reason: 'extension-too-long'; readonly latest: string };
