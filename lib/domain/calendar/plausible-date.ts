import * as z from 'zod';

/*
 * The days and months that a request may name. Every day of the Gregorian calendar can be written, but nothing that this
 * system deals with lies outside the years 1900 to 2199: a day beyond them is a typing mistake, or the zero date of some
 * language (`0001-01-01`), and arithmetic on it can leave the calendar. Stored days are parsed by `localDateSchema`, which
 * accepts every day.
 */

const plausibleYear = /^(19|20|21)\d\d-/;

/** An existing calendar day in Beijing in the years 1900 to 2199, as named in a request. */
export const plausibleDateSchema = z.iso
  .date({ abort: true })
  .regex(plausibleYear, { error: 'date-out-of-range' });

/** A calendar month in Beijing in the years 1900 to 2199, `YYYY-MM`, as named in a request. */
export const plausibleMonthSchema = z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/);
