import { type LocalDate, localDate } from '../../lib/domain/calendar/local-date.ts';
import { UsageError } from '../support/command/errors.ts';

const forms = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];

/**
 * Parses the day of `--as-of` in any form that begins with the year.
 * @throws UsageError for any other form, and for a day that does not exist
 *
 * @example
 * asOfOption('2026/1/9') // '2026-01-09'
 */
export function asOfOption(given: string): LocalDate {
  const parts = forms
    .map((form) => form.exec(given.trim().normalize('NFKC')))
    .find((match) => match !== null);
  if (!parts) throw new UsageError(`--as-of is a day such as 2026-11-19, not "${given}".`);
  const [, year = '', month = '', day = ''] = parts;
  const date = localDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  if (date === undefined) throw new UsageError(`--as-of: there is no day ${given}.`);
  return date;
}
