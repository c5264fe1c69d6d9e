import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why a registration is not transferred to another place. */
export type TransferRefusal =
  | KernelRefusal
  | { readonly reason: 'same-district' }
  | { readonly reason: 'no-registration-to-transfer' };
