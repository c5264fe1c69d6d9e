import type * as z from 'zod';
import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import type { WorkingCalendar } from '../../../lib/domain/calendar/working-calendar.ts';
import type { Principal } from '../../../lib/domain/case/kernel/access.ts';
import { listsToday, type WorklistDay, type WorklistFilter } from '../../../lib/domain/case/worklist.ts';
import { currentCalendar } from '../../../lib/store/calendar.ts';
import { type OfficerEntry, officerEntries } from '../../../lib/store/officers.ts';
import type { Table } from '../../../lib/store/table.ts';
import type { worklistFilters } from '../views/worklist-filters.ts';

/** The filters of a worklist as they are sent. */
type WorklistQuery = z.infer<z.ZodObject<typeof worklistFilters>>;

/** Returns the filter that the parameters of a request describe. */
export function filterOf(query: WorklistQuery, { subject }: Pick<Principal, 'subject'>): WorklistFilter {
  const { kind, officer, agency, channel, due, dueBefore } = query;
  return {
    kinds: kind,
    officer: officer === undefined ? undefined : officerAsked(officer, subject),
    agency,
    channel,
    assisted: isTrue(query.assisted),
    forSupervisor: isTrue(query.forSupervisor),
    awaitingInformation: isTrue(query.awaitingInformation),
    overdue: isTrue(query.overdue),
    escalated: isTrue(query.escalated),
    due,
    dueBefore,
  };
}

const isTrue = (asked: 'true' | 'false' | undefined): boolean | undefined => asked && asked === 'true';

/** `me` includes tasks without an officer: they are on everybody's list, so that no undecided application is hidden. */
function officerAsked(officer: string, self: string): WorklistFilter['officer'] {
  if (officer === 'none') return 'none';
  return officer === 'me' ? { subject: self, orNobodys: true } : { subject: officer };
}

/**
 * Reads the day for which a worklist is shown, and the directory that says whose tasks are on whose list.
 * @param calendarRead the calendar, if the request reads it anyway
 */
export async function worklistDay(
  table: Table,
  now: number,
  without?: string,
  calendarRead: Promise<WorkingCalendar> = currentCalendar(table),
): Promise<WorklistDay & { readonly directory: readonly OfficerEntry[] }> {
  const [directory, calendar] = await Promise.all([officerEntries(table), calendarRead]);
  return { now, calendar, directory, lists: listsToday(directory, beijingDate(now), without) };
}
