import type { KernelRefusal } from '../kernel/refusal.ts';

/** Why a contact is not booked, or no booking cancelled. */
export type AppointmentRefusal =
  | KernelRefusal
  | { readonly reason: 'no-contact-due' }
  | { readonly reason: 'slot-gone' }
  | { readonly reason: 'nothing-booked' };
