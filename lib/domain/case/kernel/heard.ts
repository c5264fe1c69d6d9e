import { endOfDay, parseLocalDate } from '../../calendar/local-date.ts';
import { toInstant } from './vocabulary.ts';

/** The instant of an event by which the person was in touch. */
export const atOnce = ({ at }: { readonly at: string }): string => at;

/**
 * The instant until which the person was in touch by something that they said on a Beijing day and that was recorded
 * later: the end of that day, or the event if that is before it.
 */
export const onDay = (day: string, { at }: { readonly at: string }): string => {
  const end = toInstant(endOfDay(parseLocalDate(day)));
  return end < at ? end : at;
};
