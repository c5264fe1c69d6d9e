import * as z from 'zod';
import { taskKindSchema } from '../domain/case/case.ts';
import { channelSchema, escalationLevelSchema, instantSchema } from '../domain/case/kernel/vocabulary.ts';
import { districtsAtOnce, inParallel } from './in-parallel.ts';
import { indexes, keys } from './keys.ts';
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
  district: z.string(),
  channel: channelSchema,
  applicationNumber: z.string(),
  worklistSort: z.string(),
});
/** An open task as the worklist shows it. */
export type WorklistEntry = Omit<z.infer<typeof entrySchema>, 'worklistSort'>;

export interface WorklistPage {
  readonly entries: readonly WorklistEntry[];
  /** Where the next page begins; absent on the last one. */
  readonly next?: string;
}

/**
 * The open tasks of some districts, soonest legal due first. Each district is one partition of the index, and
 * all are sorted alike, so a page is merged from them and its end is one position in all.
 * @param after the `next` of the page before.
 */
export async function worklist(
  table: Table,
  districts: readonly string[],
  filter: (entry: WorklistEntry) => boolean,
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<WorklistPage> {
  const ofDistrict = (district: string) => firstOf(table, district, filter, page);
  const found = (await inParallel(districts, ofDistrict, districtsAtOnce)).flat();
  found.sort((a, b) => (a.worklistSort < b.worklistSort ? -1 : 1));
  const shown = found.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    entries: shown.map(({ worklistSort: _position, ...entry }) => entry),
    ...(found.length > page.limit && last && { next: last.worklistSort }),
  };
}

/** One more than the page holds, so that it is known whether another follows. */
async function firstOf(
  table: Table,
  district: string,
  filter: (entry: WorklistEntry) => boolean,
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<z.infer<typeof entrySchema>[]> {
  const wanted = page.limit + 1;
  const found: z.infer<typeof entrySchema>[] = [];
  let after = page.after;
  for (;;) {
    const items = await table.byIndex(indexes.worklist, keys.openInDistrict(district), {
      limit: wanted,
      ...(after !== undefined && { after }),
    });
    const entries = items.map((item) => entrySchema.parse(item));
    found.push(...entries.filter(filter));
    if (items.length < wanted || found.length >= wanted) return found.slice(0, wanted);
    after = entries.at(-1)?.worklistSort;
  }
}
