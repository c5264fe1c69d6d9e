import type { HolidayArrangement } from '../holiday-arrangement.ts';
import { parseLocalDate } from '../local-date.ts';
import of2022 from './2022.json' with { type: 'json' };
import of2023 from './2023.json' with { type: 'json' };
import of2024 from './2024.json' with { type: 'json' };
import of2025 from './2025.json' with { type: 'json' };
import of2026 from './2026.json' with { type: 'json' };

/** The content of a file of this folder: the same form in which a later year is loaded at run time. */
type Written = typeof of2022;

const days = (written: Written['holidays']) =>
  written.map(({ date, name }) => ({ date: parseLocalDate(date), name }));

/**
 * The arrangements of the State Council for 2022 to 2026, typed from the announcements and compared day by day with
 * `chinese-days` 1.5.7. 31 December 2022 is in the announcement for 2023, which grants it.
 */
export const announcedArrangements: readonly HolidayArrangement[] = [
  of2022,
  of2023,
  of2024,
  of2025,
  of2026,
].map((written) => ({
  ...written,
  holidays: days(written.holidays),
  makeUpWorkdays: days(written.makeUpWorkdays),
}));
