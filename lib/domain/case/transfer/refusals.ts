import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why a registration is not given over to another place. */
export type TransferRefusal = KernelRefusal | { readonly reason: 'same-district' };
