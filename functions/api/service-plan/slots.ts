import * as z from 'zod';
import { bookedMeans } from '../../../lib/domain/case/appointment/events.ts';
import { instantSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../../common/http/label.ts';

/** The means by which a person can be contacted at a booked time. */
export const bookedMeansSchema = z.enum(bookedMeans).meta(label('联系方式', 'How', { choices: 'means' }));

export const slotSchema = z.strictObject({ start: instantSchema, end: instantSchema });

export const contactAppointmentSchema = slotSchema.extend({ means: bookedMeansSchema });
