import { declares, defineEpisode } from '../kernel/episode.ts';
import { type AddressedNotice, tellPerson, toAgency, toPerson } from '../kernel/notice.ts';
import type { KernelState } from '../kernel/state.ts';
import { isStaff } from '../kernel/vocabulary.ts';
import { bookedContact, contactDue } from './book.ts';
import { type AppointmentEvent, appointmentEvents } from './events.ts';
import { appointmentReducers } from './reducer.ts';
import type { AppointmentRefusal } from './refusals.ts';
import { type AppointmentSlice, appointmentSlice } from './state.ts';

type Bookable = KernelState & AppointmentSlice;

const tellOfficer = (template: string, subject: string | undefined): readonly AddressedNotice[] =>
  subject === undefined ? [] : [{ template, to: { kind: 'officer', subject } }];

const involved = ['applicant', 'representative', 'officer', 'supervisor'] as const;

/** Appointments between the agency and the person, within the existing time limits. */
export const appointmentEpisode = defineEpisode({
  name: 'appointment',
  slice: appointmentSlice,
  events: appointmentEvents,
  reducers: appointmentReducers,
  notices: {
    templates: {
      'contact-booked': toPerson,
      'contact-booking-cancelled': toPerson,
      'contact-booked-with-you': toAgency,
      'booking-with-you-cancelled': toAgency,
    },
    tells: {
      // If the person books, the response tells them.
      'contact-booked': ({ actor, data }: AppointmentEvent<'contact-booked'>) => [
        ...(isStaff(actor.role) ? tellPerson('contact-booked') : []),
        ...tellOfficer('contact-booked-with-you', data.officer),
      ],
      'contact-booking-cancelled': ({ actor, data }: AppointmentEvent<'contact-booking-cancelled'>) => [
        ...(isStaff(actor.role) ? tellPerson('contact-booking-cancelled') : []),
        ...tellOfficer('booking-with-you-cancelled', data.officer),
      ],
    },
  },
  actions: {
    'book-contact': {
      roles: { registered: involved },
      offered: (state: Bookable) => contactDue(state) !== undefined,
    },
    'cancel-contact': {
      roles: { registered: involved },
      offered: (state: Bookable) => bookedContact(state) !== undefined,
    },
  },
  refusals: declares<AppointmentRefusal>(),
});
