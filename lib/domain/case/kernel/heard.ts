import { endOfDay, parseLocalDate } from '../../calendar/local-date.ts';
import { toInstant } from './vocabulary.ts';

/** The instant of an event that itself shows that the person was in touch. */
export const atOnce = ({ at }: { readonly at: string }): string => at;

/**
 * The instant at which the person was last in touch, for a statement made on a Beijing day and recorded later: the end of that
 * day, or the instant of the event if that is earlier.
 */
export const onDay = (day: string, { at }: { readonly at: string }): string => {
  const end = toInstant(endOfDay(parseLocalDate(day)));
  return end < at ? end : at;
};
