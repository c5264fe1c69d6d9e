import type * as z from 'zod';
import { appointmentSchema } from './events.ts';

const shape = {
  /** The booked contact. It only counts while its task is open. */
  appointment: appointmentSchema.optional(),
};

/** The fields of a case that belong to this episode, and their values in a new case. */
export const appointmentSlice = { shape, initial: {} };

export interface AppointmentSlice extends z.infer<z.ZodObject<typeof shape>> {}
