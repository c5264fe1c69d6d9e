import * as z from 'zod';

/*
 * The days and months that a request may name. Every day of the Gregorian calendar can be written down, but nothing
 * that this system judges lies outside the years 1900 to 2199: a day beyond them is a typing mistake, or the zero date of
 * some language (`0001-01-01`), and arithmetic on it can leave the calendar. What is stored is read by
 * `localDateSchema`, which takes every day.
 */

const plausibleYear = /^(19|20|21)\d\d-/;

/** A calendar day in Beijing that exists and lies in the years 1900 to 2199, as a request names it. */
export const plausibleDateSchema = z.iso
  .date({ abort: true })
  .regex(plausibleYear, { error: 'date-out-of-range' });

/** A calendar month in Beijing of the years 1900 to 2199, `YYYY-MM`, as a request names it. */
export const plausibleMonthSchema = z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/);
