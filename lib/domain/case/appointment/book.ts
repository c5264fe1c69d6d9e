import { addDays, atTime, beijingDate, type LocalDate } from '../../calendar/local-date.ts';
import type { WorkingCalendar } from '../../calendar/working-calendar.ts';
import { type Result, refused, success } from '../../result.ts';
import type { AssignmentSlice } from '../assignment/state.ts';
import { firstContactTask } from '../first-contact/tasks.ts';
import { followUpTask } from '../follow-up/tasks.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { openTasksOf } from '../kernel/task.ts';
import { toInstant } from '../kernel/vocabulary.ts';
import type { OfficeHours } from '../notices/not-before.ts';
import { type Appointment, type AppointmentEvent, appointmentEvent } from './events.ts';
import type { AppointmentRefusal } from './refusals.ts';
import type { AppointmentSlice } from './state.ts';

/** A period on a working day in which the agency is open and a contact can be booked. */
export type Slot = Pick<Appointment, 'start' | 'end'>;

/** The opening times of the agency. */
export interface Opening {
  /** The hours of a working day, in order. */
  readonly hours: readonly OfficeHours[];
  readonly calendar: Pick<WorkingCalendar, 'isWorkingDay'>;
}

type Needs = KernelState & AppointmentSlice & AssignmentSlice;

/** The open contact that is due first: the first contact after the registration, or the follow-up of a month. */
export const contactDue = (state: Needs) =>
  [firstContactTask, followUpTask]
    .flatMap((kind) => openTasksOf(state, kind))
    .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];

/** The current booking. It counts until its contact has been made, so it ends with that contact, or with the registration. */
export const bookedContact = ({ appointment, ...state }: Needs): Appointment | undefined =>
  appointment && state.tasks[appointment.taskId] ? appointment : undefined;

/**
 * The bookable periods, soonest first: the opening hours of working days up to the due day of the contact, since a booking
 * moves no time limit; if that day has passed, up to the next working day. Periods that have begun are excluded.
 */
export function contactSlots(state: Needs, opening: Opening, now: number): readonly Slot[] {
  const due = contactDue(state);
  if (!due) return [];
  const today = beijingDate(now);
  const last = beijingDate(Date.parse(due.dueAt) - 1);
  const until = last >= today ? last : nextWorkingDay(today, opening);
  const slots: Slot[] = [];
  for (let day = today; day <= until; day = addDays(day, 1)) {
    if (!opening.calendar.isWorkingDay(day)) continue;
    for (const { opens, closes } of opening.hours)
      if (atTime(day, opens) > now)
        slots.push({ start: toInstant(atTime(day, opens)), end: toInstant(atTime(day, closes)) });
  }
  return slots;
}

function nextWorkingDay(after: LocalDate, { calendar }: Opening): LocalDate {
  let day = addDays(after, 1);
  while (!calendar.isWorkingDay(day)) day = addDays(day, 1);
  return day;
}

/** Books a contact, or moves the existing booking: there is one at a time. No deadline changes. */
export function bookContact(
  state: Needs,
  { start, means }: Pick<Appointment, 'start' | 'means'>,
  opening: Opening,
  context: Context,
): Result<AppointmentEvent<'contact-booked'>, AppointmentRefusal> {
  const due = contactDue(state);
  if (!due) return refused({ reason: 'no-contact-due' });
  const slot = contactSlots(state, opening, context.now).find(
    (each) => Date.parse(each.start) === Date.parse(start),
  );
  if (!slot) return refused({ reason: 'slot-gone' });
  return success(
    appointmentEvent(context, 'contact-booked', {
      ...slot,
      means,
      taskId: due.id,
      ...officerTold(state, context),
    }),
  );
}

/** The officer of the case, unless they are the one acting. */
function officerTold({ assignment }: Needs, { actor }: Context): { readonly officer?: string } {
  return assignment && assignment.officer !== actor.subject ? { officer: assignment.officer } : {};
}

/** Cancels the booking. */
export function cancelContact(
  state: Needs,
  context: Context,
): Result<AppointmentEvent<'contact-booking-cancelled'>, AppointmentRefusal> {
  const booked = bookedContact(state);
  if (!booked) return refused({ reason: 'nothing-booked' });
  return success(
    appointmentEvent(context, 'contact-booking-cancelled', {
      start: booked.start,
      ...officerTold(state, context),
    }),
  );
}
