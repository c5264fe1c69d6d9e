import type { KernelRefusal } from '../kernel/refusal.ts';

export type GrantRefusal =
  | KernelRefusal
  | { readonly reason: 'home-visit-grant-under-way' }
  | { readonly reason: 'checked-by-same-person' };
