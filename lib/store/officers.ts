import * as z from 'zod';
import { type Officer, worksIn } from '../domain/case/assignment/officers.ts';
import { localDateSchema } from '../domain/case/kernel/vocabulary.ts';
import { keys, lists } from './keys.ts';
import type { FailedCondition, Table, Write } from './table.ts';

/** An officer as the agency has entered them: where they work, and when they are away. They have no name here. */
const officerEntrySchema = z.strictObject({
  /** The subject of their sign-in. */
  subject: z.string().min(1).max(255),
  districts: z
    .array(z.string().regex(/^\d{2,6}$/))
    .min(1)
    .max(50),
  absence: z
    .strictObject({
      from: localDateSchema,
      until: localDateSchema,
      deputy: z.string().min(1).max(255).optional(),
    })
    .optional(),
});
export type OfficerEntry = z.infer<typeof officerEntrySchema>;

/**
 * Enters an officer, or replaces the entry that there is. Answers with the conditions of
 * writes that go with it that failed: nothing is written then.
 */
export async function saveOfficer(
  table: Table,
  entry: OfficerEntry,
  alongside: readonly Write[] = [],
): Promise<readonly FailedCondition[]> {
  const item = { PK: keys.officers, SK: keys.officer(entry.subject), entry };
  return table.transact([table.putItem(item), ...alongside]);
}

/** Every officer that was entered, in the order of their subjects. */
export async function officerEntries(table: Table): Promise<OfficerEntry[]> {
  const items = await table.list(keys.officers, keys.officerPrefix);
  return items.map((item) => officerEntrySchema.parse(item.entry));
}

/** The officers who work in a district, with their open cases. */
export async function officersOfDistrict(table: Table, district: string): Promise<Officer[]> {
  const entries = await officerEntries(table);
  return withLoad(
    table,
    entries.filter((entry) => worksIn(entry, district)),
  );
}

/**
 * All officers, with the load of those who work in one of the districts. The load of the others is not counted,
 * since they are not candidates.
 */
export async function officersForDistricts(table: Table, districts: readonly string[]): Promise<Officer[]> {
  const worksThere = (entry: OfficerEntry) => districts.some((district) => worksIn(entry, district));
  const entries = await officerEntries(table);
  const there = await withLoad(table, entries.filter(worksThere));
  const elsewhere = entries.filter((entry) => !worksThere(entry));
  return [...there, ...elsewhere.map((entry) => ({ ...entry, load: 0 }))];
}

/** Officers with the number of open cases that each has now, as counted from the cases themselves. */
export function withLoad(table: Table, entries: readonly OfficerEntry[]): Promise<Officer[]> {
  return Promise.all(
    entries.map(async (entry) => ({ ...entry, load: (await casesOfOfficer(table, entry.subject)).length })),
  );
}

/** The open cases that an officer answers for, or a part of them, in the order in which they were given them. */
export async function casesOfOfficer(
  table: Table,
  subject: string,
  range: { readonly limit?: number; readonly after?: string | undefined; readonly until?: string } = {},
): Promise<{ readonly caseId: string; readonly place: string }[]> {
  const listed = await table.byIndex(lists.casesOfOfficer.partition(subject), range);
  return listed.map(({ item, place }) => ({ caseId: String(item.caseId), place }));
}
