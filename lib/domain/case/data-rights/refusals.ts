import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why an act on the data rights of a person is refused. */
export type DataRightsRefusal =
  | KernelRefusal
  | { readonly reason: 'identity-document-needed' }
  | { readonly reason: 'data-notice-shown-already' }
  | { readonly reason: 'already-restricted' }
  | { readonly reason: 'not-restricted' }
  | { readonly reason: 'deletion-requested-already' }
  | { readonly reason: 'records-still-needed' }
  | { readonly reason: 'retention-not-over'; readonly keptUntil: string }
  | { readonly reason: 'retention-is-over'; readonly keptUntil: string }
  | { readonly reason: 'duty-has-ended' };
