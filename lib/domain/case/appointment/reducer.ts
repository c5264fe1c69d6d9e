import type { AppointmentEvent } from './events.ts';
import type { AppointmentSlice } from './state.ts';

const withAppointment = <State extends AppointmentSlice>(
  state: State,
  { data: { officer: _told, ...appointment } }: AppointmentEvent<'contact-booked'>,
): State => ({ ...state, appointment });

const withoutAppointment = <State extends AppointmentSlice>(state: State): State => {
  const { appointment: _before, ...rest } = state;
  return rest as State;
};

/** The reducer of every event of this episode. */
export const appointmentReducers = {
  'contact-booked': withAppointment,
  'contact-booking-cancelled': withoutAppointment,
} as const;
