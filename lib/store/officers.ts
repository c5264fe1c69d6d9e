import * as z from 'zod';
import { type Officer, takesCases, worksIn } from '../domain/case/assignment/officers.ts';
import { codeSchema, localDateSchema, staffRoleSchema } from '../domain/case/kernel/vocabulary.ts';
import { keys, lists } from './keys.ts';
import { type Page, type PageRequest, pageOf, readDistricts } from './paging.ts';
import type { FailedCondition, Table, Write } from './table.ts';
import { parseTolerantly } from './versions/tolerant.ts';

/**
 * An officer as the agency has entered them: who they are to the persons they answer for, where they work, and when
 * they are away.
 */
const officerEntrySchema = z.strictObject({
  /** The subject of their sign-in. */
  subject: z.string().min(1).max(255),
  /** What they act as; an officer unless given, as entries of before 2026-12 are. */
  role: staffRoleSchema.optional(),
  /** Whether they are given cases by load; unless given, officers are, and others are not. */
  takesCases: z.boolean().optional(),
  /** The agency of the directory in which they work, by its id; the district's own unless given. */
  agency: codeSchema.optional(),
  /** The name and telephone number that the persons are told whom they answer for. */
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

/** An entry as it was read, by somebody who means to replace it; without anything where there is none. */
export interface EntryToReplace {
  readonly entry?: OfficerEntry;
  /** It as it is stored, whichever release wrote it. */
  readonly stored?: unknown;
}

/** What is entered of an officer now, for `saveOfficer`. */
export async function entryToReplace(table: Table, subject: string): Promise<EntryToReplace> {
  const item = await table.get(keys.officers, keys.officer(subject));
  return item ? { entry: parseTolerantly(officerEntrySchema, item.entry), stored: item.entry } : {};
}

/**
 * Enters an officer, or replaces the entry that there is. Answers with the conditions that failed, of which that of the entry
 * is the first: nothing is written then.
 * @param before the entry that it was decided upon: where another one is there by now, nothing is written
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

/** One officer of the directory; undefined where nobody has entered them. */
export async function officerEntry(table: Table, subject: string): Promise<OfficerEntry | undefined> {
  const item = await table.get(keys.officers, keys.officer(subject));
  return item && parseTolerantly(officerEntrySchema, item.entry);
}

/** How long an entry may be used without being read again: so long may somebody who has left still act. */
export const entriesHoldFor = 30_000;

const read = new WeakMap<Table, Map<string, { readonly at: number; readonly entry: OfficerEntry }>>();
/** Far more than act through one process at a time. */
const rememberedEntries = 1000;

/**
 * The entry of a member of staff, for recognising them at every request: read again after 30 seconds. That somebody
 * has no entry is not remembered, so that they can act as soon as they are entered.
 */
export async function recentEntry(
  table: Table,
  subject: string,
  now: number,
): Promise<OfficerEntry | undefined> {
  const known = read.get(table) ?? new Map<string, { readonly at: number; readonly entry: OfficerEntry }>();
  read.set(table, known);
  const before = known.get(subject);
  // A clock that was set back makes an entry old, too.
  if (before && Math.abs(now - before.at) < entriesHoldFor) return before.entry;
  known.delete(subject);
  const entry = await officerEntry(table, subject);
  if (!entry) return undefined;
  const [oldest] = known.keys();
  if (known.size >= rememberedEntries && oldest !== undefined) known.delete(oldest);
  known.set(subject, { at: now, entry });
  return entry;
}

/** Every officer that was entered, in the order of their subjects. */
export async function officerEntries(table: Table): Promise<OfficerEntry[]> {
  const items = await table.list(keys.officers, keys.officerPrefix);
  return items.map((item) => parseTolerantly(officerEntrySchema, item.entry));
}

/** The officers of a district who are given cases by load, with their open cases. */
export async function officersOfDistrict(table: Table, district: string): Promise<Officer[]> {
  const entries = await officerEntries(table);
  return withLoad(
    table,
    entries.filter((entry) => worksIn(entry, district) && takesCases(entry)),
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

/** The open cases that an officer answers for, or a part of them, in the order in which they were given them. */
export async function casesOfOfficer(
  table: Table,
  subject: string,
  range: { readonly limit?: number; readonly after?: string | undefined; readonly until?: string } = {},
): Promise<{ readonly caseId: string; readonly place: string }[]> {
  const listed = await table.byIndex(lists.casesOfOfficer.partition(subject), range, ['caseId']);
  return listed.map(({ item, place }) => ({ caseId: String(item.caseId), place }));
}

/**
 * A page of the open cases that some officers answer for, in the order in which they were given them, and how many there are
 * in all. For each officer no more is listed than a page takes, and the rest is counted.
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
