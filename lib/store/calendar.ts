import * as z from 'zod';
import { announcedArrangements } from '../domain/calendar/arrangements/announced.ts';
import type { HolidayArrangement } from '../domain/calendar/holiday-arrangement.ts';
import { holidayArrangementSchema } from '../domain/calendar/holiday-arrangement-schema.ts';
import { type WorkingCalendar, workingCalendar } from '../domain/calendar/working-calendar.ts';
import { keys } from './keys.ts';
import { countLoad, rememberLoaded } from './loaded-rules.ts';
import type { FailedCondition, Table, Write } from './table.ts';
import { parseTolerantly } from './versions/tolerant.ts';

/** The arrangement in force for a year; `loaded` is absent when it came with this edition. */
export interface KnownArrangement {
  readonly arrangement: HolidayArrangement;
  readonly loaded?: LoadedRule;
}

/** Who confirmed a rule and when, and who had proposed it. */
export interface LoadedRule {
  readonly at: string;
  readonly by: string;
  readonly proposedBy?: string | undefined;
}

const loadedSchema = z.object({
  loadedAt: z.string(),
  loadedBy: z.string(),
  proposedBy: z.string().optional(),
});

/** Every arrangement in force, built-in or loaded since, ordered by year. */
export async function knownArrangements(table: Table): Promise<KnownArrangement[]> {
  const items = await table.list(keys.calendar, keys.calendarYearPrefix);
  const known = [
    ...announcedArrangements.map((arrangement): KnownArrangement => ({ arrangement })),
    ...items.map((item): KnownArrangement => {
      const { loadedAt: at, loadedBy: by, proposedBy } = parseTolerantly(loadedSchema, item);
      return {
        arrangement: parseTolerantly(holidayArrangementSchema, item.arrangement),
        loaded: { at, by, proposedBy },
      };
    }),
  ];
  // If a year has several, the last one counts.
  const byYear = new Map(known.map((each) => [each.arrangement.year, each]));
  return [...byYear.values()].toSorted((a, b) => a.arrangement.year - b.arrangement.year);
}

/** The arrangements that were loaded at run time, ordered by year. Read again only after a load. */
export const loadArrangements = /* @__PURE__ */ rememberLoaded(readArrangements);

async function readArrangements(table: Table): Promise<readonly HolidayArrangement[]> {
  const items = await table.list(keys.calendar, keys.calendarYearPrefix);
  return items.map((item) => parseTolerantly(holidayArrangementSchema, item.arrangement));
}

/** The working calendar in force: the built-in arrangements, and those loaded since, which take precedence. */
export const currentCalendar = /* @__PURE__ */ rememberLoaded(
  async (table): Promise<WorkingCalendar> => calendarWith(await readArrangements(table)),
);

/** The working calendar of the built-in arrangements and further ones; if a year has several, the last one counts. */
export const calendarWith = (arrangements: readonly HolidayArrangement[]): WorkingCalendar =>
  workingCalendar([...announcedArrangements, ...arrangements]);

/**
 * Loads a year's arrangement, or replaces it with a corrected one. Returns false, and writes nothing, if a write that goes with
 * it fails.
 */
export async function saveArrangement(
  table: Table,
  arrangement: HolidayArrangement,
  loaded: LoadedRule,
  alongside: readonly Write[] = [],
): Promise<readonly FailedCondition[]> {
  const item = {
    PK: keys.calendar,
    SK: keys.calendarYear(arrangement.year),
    arrangement,
    loadedAt: loaded.at,
    loadedBy: loaded.by,
    ...(loaded.proposedBy !== undefined && { proposedBy: loaded.proposedBy }),
  };
  return table.transact([table.putItem(item), countLoad(table), ...alongside]);
}
