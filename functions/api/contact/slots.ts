import * as z from 'zod';
import { instantSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';

/** By which means a person can be contacted at a time that they have chosen. */
export const bookedMeansSchema = z.enum(['phone', 'counter']);

export const slotSchema = z.strictObject({
  start: instantSchema,
  end: instantSchema,
});

export const contactAppointmentSchema = slotSchema.extend({
  means: bookedMeansSchema,
  bookedAt: instantSchema,
});
