import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why an application is not decided, or not changed. */
export type RegistrationRefusal =
  | KernelRefusal
  | { readonly reason: 'unknown-refusal-reason' }
  | { readonly reason: 'under-minimum-age'; readonly minimumAge: number }
  | { readonly reason: 'of-age'; readonly minimumAge: number }
  | { readonly reason: 'unknown-information-item'; readonly item: string }
  | { readonly reason: 'forbidden-document'; readonly document: string }
  | { readonly reason: 'information-already-requested' }
  | { readonly reason: 'contradicting-evidence'; readonly checks: readonly string[] }
  | { readonly reason: 'nothing-was-asked' }
  | { readonly reason: 'withdrawal-is-the-persons' };
