import * as z from 'zod';
import { taskKindSchema } from '../domain/case/case.ts';
import {
  channelSchema,
  codeSchema,
  escalationLevelSchema,
  instantSchema,
} from '../domain/case/kernel/vocabulary.ts';
import { lists } from './keys.ts';
import { type Page, type PageRequest, pageOf, readDistricts } from './paging.ts';
import type { Table } from './table.ts';

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
  agency: codeSchema.optional(),
  district: z.string(),
  channel: channelSchema,
  applicationNumber: z.string(),
});
/** An open task as the worklist shows it. */
export type WorklistEntry = z.infer<typeof entrySchema>;

interface Found {
  readonly entry: WorklistEntry;
  readonly place: string;
}

/**
 * The open tasks of some districts, soonest legal due first. Each district is one partition of the index, and
 * all are sorted alike, so a page is merged from them and its end is one position in all.
 */
export async function worklist(
  table: Table,
  districts: readonly string[],
  filter: (entry: WorklistEntry) => boolean,
  page: PageRequest,
): Promise<Page<WorklistEntry>> {
  const ofDistrict = (district: string) => firstOf(table, district, filter, page);
  const found = await readDistricts(districts, ofDistrict, ({ place }) => place);
  const { entries, ...next } = pageOf(found, page.limit, ({ place }) => place);
  return { entries: entries.map(({ entry }) => entry), ...next };
}

/** One more than the page holds, so that it is known whether another follows. */
async function firstOf(
  table: Table,
  district: string,
  filter: (entry: WorklistEntry) => boolean,
  page: PageRequest,
): Promise<Found[]> {
  const wanted = page.limit + 1;
  const found: Found[] = [];
  let { after } = page;
  for (;;) {
    const listed = await table.byIndex(lists.openTasks.partition(district), { limit: wanted, after });
    const read = listed.map(({ item, place }) => ({ entry: entrySchema.parse(item), place }));
    found.push(...read.filter(({ entry }) => filter(entry)));
    if (listed.length < wanted || found.length >= wanted) return found.slice(0, wanted);
    after = listed.at(-1)?.place;
  }
}
