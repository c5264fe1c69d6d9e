import * as z from 'zod';
import { type EventOf, eventMaker } from '../kernel/event.ts';
import type { ContactMeans } from '../kernel/vocabulary.ts';
import { instantSchema } from '../kernel/vocabulary.ts';

/** The means for which a contact can be booked: those that need somebody to be available. */
export const bookedMeans = ['phone', 'counter'] as const satisfies readonly ContactMeans[];

/** A time at which the agency and the person plan to be in touch. */
export const appointmentSchema = z.strictObject({
  start: instantSchema,
  end: instantSchema,
  means: z.enum(bookedMeans),
  /** The task for which the person is contacted. */
  taskId: z.string(),
});
export type Appointment = z.infer<typeof appointmentSchema>;

/** The officer of the case, if somebody else booked or cancelled: the officer is told. */
const officerSchema = z.string().min(1).max(255).optional();

/** The data of the events of this episode, by type. Stored events are parsed with these schemas. */
export const appointmentEvents = {
  /** A contact was booked, or a booking moved. It affects no time limit. */
  'contact-booked': appointmentSchema.extend({ officer: officerSchema }),
  'contact-booking-cancelled': z.strictObject({ start: instantSchema, officer: officerSchema }),
} as const;
export type AppointmentEvent<Type extends keyof typeof appointmentEvents = keyof typeof appointmentEvents> =
  EventOf<typeof appointmentEvents, Type>;
/** Makes an event of this episode: `appointmentEvent(context, type, data)`. */
export const appointmentEvent = eventMaker(appointmentEvents);
