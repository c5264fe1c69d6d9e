import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why granting or ending a mandate is refused. */
export type MandateRefusal =
  | KernelRefusal
  | { readonly reason: 'mandate-needs-document' }
  | { readonly reason: 'mandate-period-impossible' }
  | { readonly reason: 'mandate-not-for-oneself' }
  | { readonly reason: 'mandate-of-staff-at-counter' }
  | { readonly reason: 'mandate-exists-already' }
  | { readonly reason: 'too-many-mandates' }
  | { readonly reason: 'mandate-not-found' }
  | { readonly reason: 'mandate-has-ended' };
