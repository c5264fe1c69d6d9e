import * as z from 'zod';
import { taskKindSchema } from '../domain/case/case.ts';
import {
  channelSchema,
  codeSchema,
  escalationLevelSchema,
  instantSchema,
} from '../domain/case/kernel/vocabulary.ts';
import type { ListedTask } from '../domain/case/worklist.ts';
import { lists } from './keys.ts';
import { firstPassing, type Page, type PageRequest, pageOf, readDistricts } from './paging.ts';
import { type Table, untilInstant } from './table.ts';

const entrySchema = z.object({
  caseId: z.string(),
  taskId: z.string(),
  kind: taskKindSchema,
  openedAt: instantSchema,
  dueAt: instantSchema,
  escalatedTo: escalationLevelSchema.optional(),
  awaitingInformation: z.boolean(),
  forSupervisor: z.boolean().optional(),
  officer: z.string().optional(),
  /** Who handles an application that has not been decided. */
  takenBy: z.string().optional(),
  agency: codeSchema.optional(),
  district: z.string(),
  channel: channelSchema,
  /** Absent in tasks from before 2026-12 that have not changed since. */
  assisted: z.boolean().optional(),
  applicationNumber: z.string(),
});
/** An open task as the worklist shows it. */
export type WorklistEntry = z.infer<typeof entrySchema>;

interface Found {
  readonly entry: WorklistEntry;
  readonly place: string;
}

/** Instants between which tasks are due: after the first, and up to the second (inclusive). */
interface DueRange {
  readonly after?: string;
  readonly until?: string;
}

/**
 * Returns the open tasks of some districts that pass a filter, soonest legal due date first. Each district is one partition of
 * the index and all sort alike, so a page is merged from them and its end is one position in all of them. At most a page of
 * each district is read, of what is due in the range, so a backlog costs only as much as it holds.
 */
export async function worklist(
  table: Table,
  districts: readonly string[],
  filter: (entry: WorklistEntry) => boolean,
  page: PageRequest,
  range: DueRange = {},
): Promise<Page<WorklistEntry>> {
  const ofDistrict = (district: string) => firstOf(table, district, filter, page, range);
  const found = await readDistricts(districts, ofDistrict, ({ place }) => place);
  const { entries, ...next } = pageOf(found, page.limit, ({ place }) => place);
  return { entries: entries.map(({ entry }) => entry), ...next };
}

/**
 * Returns all open tasks of some districts, to be counted: one query of the index for some two thousand tasks, and no case is
 * read.
 */
export async function openTasks(table: Table, districts: readonly string[]): Promise<ListedTask[]> {
  const ofDistrict = async (district: string) => {
    const listed = await table.byIndex(lists.openTasks.partition(district), {}, countedAttributes);
    return listed.map(({ item, place }) => ({ task: countedSchema.parse(item), place }));
  };
  const found = await readDistricts(districts, ofDistrict, ({ place }) => place);
  return found.map(({ task }) => task);
}

/** The attributes by which tasks are filtered and counted: with thousands of tasks, nothing else is read. */
const countedSchema = entrySchema.pick({
  kind: true,
  dueAt: true,
  escalatedTo: true,
  awaitingInformation: true,
  forSupervisor: true,
  officer: true,
  takenBy: true,
  agency: true,
  district: true,
  channel: true,
  assisted: true,
} satisfies Record<keyof ListedTask, true>);
const countedAttributes = Object.keys(countedSchema.shape);

/** One more than the page holds, to know whether another page follows. */
async function firstOf(
  table: Table,
  district: string,
  filter: (entry: WorklistEntry) => boolean,
  page: PageRequest,
  range: DueRange,
): Promise<Found[]> {
  const begin = range.after === undefined ? undefined : untilInstant(Date.parse(range.after));
  const until = range.until === undefined ? undefined : untilInstant(Date.parse(range.until));
  const after = begin !== undefined && (page.after === undefined || page.after < begin) ? begin : page.after;
  const read = async (limit: number, from: string | undefined) => {
    const listed = await table.byIndex(lists.openTasks.partition(district), { limit, after: from, until });
    return listed.map(({ item, place }) => ({ entry: entrySchema.parse(item), place }));
  };
  return firstPassing(page.limit + 1, after, read, ({ entry }) => filter(entry));
}
