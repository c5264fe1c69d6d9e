import { declares, defineEpisode } from '../kernel/episode.ts';
import type { AnyEvent } from '../kernel/event.ts';
import { tellPerson, toPerson } from '../kernel/notice.ts';
import { isStaff } from '../kernel/vocabulary.ts';
import { appointmentEvents } from './events.ts';
import { appointmentReducers } from './reducer.ts';
import type { AppointmentRefusal } from './refusals.ts';
import { appointmentSlice } from './state.ts';

const involved = ['applicant', 'representative', 'officer', 'supervisor'] as const;

/** When the agency and the person mean to be in touch, within the time limits as they are. */
export const appointmentEpisode = defineEpisode({
  name: 'appointment',
  slice: appointmentSlice,
  events: appointmentEvents,
  reducers: appointmentReducers,
  notices: {
    templates: { 'contact-booked': toPerson, 'contact-booking-cancelled': toPerson },
    tells: {
      // What they have booked themself the person has as the answer.
      'contact-booked': ({ actor }: AnyEvent) => (isStaff(actor.role) ? tellPerson('contact-booked') : []),
      'contact-booking-cancelled': ({ actor }: AnyEvent) =>
        isStaff(actor.role) ? tellPerson('contact-booking-cancelled') : [],
    },
  },
  actions: {
    'book-contact': { roles: { registered: involved } },
    'cancel-contact': { roles: { registered: involved } },
  },
  refusals: declares<AppointmentRefusal>(),
});
