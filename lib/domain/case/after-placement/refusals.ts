import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why a check after a placement is not recorded. */
export type PlacementRefusal = KernelRefusal | { readonly reason: 'unknown-method'; readonly method: string };
