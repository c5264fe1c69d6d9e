import * as z from 'zod';
import { type Officer, takesCases, worksIn } from '../domain/case/assignment/officers.ts';
import { codeSchema, localDateSchema, staffRoleSchema } from '../domain/case/kernel/vocabulary.ts';
import { keys, lists } from './keys.ts';
import { type Page, type PageRequest, pageOf, readDistricts } from './paging.ts';
import type { FailedCondition, Table, Write } from './table.ts';
import { parseTolerantly } from './versions/tolerant.ts';

/**
 * An officer as entered by the agency: what the persons they serve are told about them, where they work, and when they are
 * away.
 */
const officerEntrySchema = z.strictObject({
  /** The subject of their sign-in. */
  subject: z.string().min(1).max(255),
  /** Their role; an officer unless given, as in entries from before 2026-12. */
  role: staffRoleSchema.optional(),
  /** Whether cases are assigned to them by load; unless given, to officers they are, and to others not. */
  takesCases: z.boolean().optional(),
  /** The agency of the directory in which they work, by its id; the district's own unless given. */
  agency: codeSchema.optional(),
  /** The name and telephone number that persons are told for the officer of their case. */
  name: z.string().min(1).max(60).optional(),
  workPhone: z.string().min(1).max(40).optional(),
  /** The Beijing day from which they have left; their entry stays, and gets no cases. */
  leftOn: localDateSchema.optional(),
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

/** An entry as read by a caller that is going to replace it; empty if there is none. */
export interface EntryToReplace {
  readonly entry?: OfficerEntry;
  /** Its stored form, whichever release wrote it. */
  readonly stored?: unknown;
}

/** Reads the present entry of an officer, for `saveOfficer`. */
export async function entryToReplace(table: Table, subject: string): Promise<EntryToReplace> {
  const item = await table.get(keys.officers, keys.officer(subject));
  return item ? { entry: parseTolerantly(officerEntrySchema, item.entry), stored: item.entry } : {};
}

/**
 * Enters an officer, or replaces their entry. Returns the conditions that failed, that of the entry first: nothing is written
 * then.
 * @param before the entry that the decision was based on: if there is another one by now, nothing is written
 */
export async function saveOfficer(
  table: Table,
  entry: OfficerEntry,
  alongside: readonly Write[] = [],
  before?: EntryToReplace,
): Promise<readonly FailedCondition[]> {
  const item = { PK: keys.officers, SK: keys.officer(entry.subject), entry };
  return table.transact([table.putItem(item, before && stillIs(before)), ...alongside]);
}

const stillIs = ({ stored }: EntryToReplace) =>
  stored === undefined
    ? { expression: 'attribute_not_exists(PK)' }
    : { expression: 'entry = :before', values: { ':before': stored } };

/** Returns one officer of the directory; undefined if nobody has entered them. */
export async function officerEntry(table: Table, subject: string): Promise<OfficerEntry | undefined> {
  const item = await table.get(keys.officers, keys.officer(subject));
  return item && parseTolerantly(officerEntrySchema, item.entry);
}

/** How long an entry may be used without being read again. For this long, somebody who has left may still act. */
export const entriesHoldFor = 30_000;

const read = new WeakMap<Table, Map<string, { readonly at: number; readonly entry: OfficerEntry }>>();
/** Far more than act through one process at a time. */
const rememberedEntries = 1000;

/**
 * Returns the entry of a member of staff, to recognise them at every request; it is read again after 30 seconds. A missing
 * entry is not remembered, so that people can act as soon as they are entered.
 */
export async function recentEntry(
  table: Table,
  subject: string,
  now: number,
): Promise<OfficerEntry | undefined> {
  const known = read.get(table) ?? new Map<string, { readonly at: number; readonly entry: OfficerEntry }>();
  read.set(table, known);
  const before = known.get(subject);
  // A clock that was set back also makes an entry old.
  if (before && Math.abs(now - before.at) < entriesHoldFor) return before.entry;
  known.delete(subject);
  const entry = await officerEntry(table, subject);
  if (!entry) return undefined;
  const [oldest] = known.keys();
  if (known.size >= rememberedEntries && oldest !== undefined) known.delete(oldest);
  known.set(subject, { at: now, entry });
  return entry;
}

/** Returns every officer ever entered, ordered by subject. */
export async function officerEntries(table: Table): Promise<OfficerEntry[]> {
  const items = await table.list(keys.officers, keys.officerPrefix);
  return items.map((item) => parseTolerantly(officerEntrySchema, item.entry));
}

/** Returns the officers of a district to whom cases are assigned by load, with their open cases. */
export async function officersOfDistrict(table: Table, district: string): Promise<Officer[]> {
  const entries = await officerEntries(table);
  return withLoad(
    table,
    entries.filter((entry) => worksIn(entry, district) && takesCases(entry)),
  );
}

/**
 * Returns all officers, with the load of those who work in one of the districts. The others are not candidates, so their load
 * is not counted.
 */
export async function officersForDistricts(table: Table, districts: readonly string[]): Promise<Officer[]> {
  const worksThere = (entry: OfficerEntry) => districts.some((district) => worksIn(entry, district));
  const entries = await officerEntries(table);
  const there = await withLoad(table, entries.filter(worksThere));
  const elsewhere = entries.filter((entry) => !worksThere(entry));
  return [...there, ...elsewhere.map((entry) => ({ ...entry, load: 0 }))];
}

/** Returns officers with their present number of open cases, counted from the cases themselves. */
export function withLoad(
  table: Table,
  entries: readonly OfficerEntry[],
): Promise<(Officer & OfficerEntry)[]> {
  return Promise.all(
    entries.map(async (entry) => ({
      ...entry,
      load: await table.countByIndex(lists.casesOfOfficer.partition(entry.subject)),
    })),
  );
}

/** Returns the open cases of an officer, or a part of them, in the order in which they were assigned. */
export async function casesOfOfficer(
  table: Table,
  subject: string,
  range: { readonly limit?: number; readonly after?: string | undefined; readonly until?: string } = {},
): Promise<{ readonly caseId: string; readonly place: string }[]> {
  const listed = await table.byIndex(lists.casesOfOfficer.partition(subject), range, ['caseId']);
  return listed.map(({ item, place }) => ({ caseId: String(item.caseId), place }));
}

/**
 * Returns a page of the open cases of some officers, in the order in which they were assigned, and their total number. For each
 * officer at most a page is listed, and the rest is counted.
 */
export async function caseload(
  table: Table,
  subjects: readonly string[],
  { limit, after }: PageRequest,
): Promise<Page<{ readonly caseId: string }> & { readonly total: number }> {
  const [found, counts] = await Promise.all([
    readDistricts(
      subjects,
      (subject) => casesOfOfficer(table, subject, { limit: limit + 1, after }),
      ({ place }) => place,
    ),
    Promise.all(subjects.map((subject) => table.countByIndex(lists.casesOfOfficer.partition(subject)))),
  ]);
  return {
    ...pageOf(found, limit, ({ place }) => place),
    total: counts.reduce((sum, count) => sum + count, 0),
  };
}
