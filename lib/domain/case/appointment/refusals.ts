import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why a booking or cancellation is refused. */
export type AppointmentRefusal =
  | KernelRefusal
  | { readonly reason: 'no-contact-due' }
  | { readonly reason: 'slot-gone' }
  | { readonly reason: 'nothing-booked' };
