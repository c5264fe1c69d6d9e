import * as z from 'zod';
import type { CaseState } from './state.ts';
import { instantSchema, localMonthSchema } from './vocabulary.ts';

/**
 * Something that the case itself has to do on a day to come, without anybody waiting for it until then: the
 * sweep keeps it. So no workflow is open while nothing is waited for (DESIGN, Why episodes).
 */
export const appointmentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('follow-up'), at: instantSchema, month: localMonthSchema }),
  z.strictObject({ kind: z.literal('placement-check'), at: instantSchema, monthsAfter: z.int().positive() }),
]);
export type Appointment = z.infer<typeof appointmentSchema>;
export type FollowUpAppointment = Extract<Appointment, { readonly kind: 'follow-up' }>;

export const followUpAppointment = 'next-follow-up';
export const placementAppointment = (monthsAfter: number): string => `placement-check-${monthsAfter}`;

export const withAppointment = (state: CaseState, id: string, appointment: Appointment): CaseState => ({
  ...state,
  appointments: { ...state.appointments, [id]: appointment },
});

export function withoutAppointment(state: CaseState, id: string): CaseState {
  const { [id]: _kept, ...appointments } = state.appointments;
  return { ...state, appointments };
}
