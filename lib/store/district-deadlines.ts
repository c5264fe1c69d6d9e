import * as z from 'zod';
import { deadlineKindSchema } from '../domain/case/case.ts';
import { instantSchema } from '../domain/case/kernel/vocabulary.ts';
import { districtsAtOnce, inParallel } from './in-parallel.ts';
import { indexes, keys } from './keys.ts';
import type { Item, Table } from './table.ts';

const entrySchema = z.object({
  district: z.string(),
  dueAt: instantSchema,
  kind: deadlineKindSchema,
  caseId: z.string(),
  deadlineId: z.string(),
});
/** An open deadline of a district, as its key alone tells it. */
export type DistrictDeadline = z.infer<typeof entrySchema>;

/** The open deadlines of some districts that are due at `until` (milliseconds) or before, longest due first. */
export async function deadlinesOf(
  table: Table,
  districts: readonly string[],
  until: number,
): Promise<DistrictDeadline[]> {
  const ofDistrict = async (district: string) => {
    const items = await table.byIndex(indexes.officer, keys.dueInDistrict(district), {
      until: `${new Date(until).toISOString()}#\uffff`,
    });
    return items.map((item) => entryOf(item, district));
  };
  const lists = await inParallel(districts, ofDistrict, districtsAtOnce);
  return lists.flat().sort((a, b) => (positionOf(a) < positionOf(b) ? -1 : 1));
}

/** Where a deadline stands among those of all districts: what a page ends with. */
export const positionOf = ({ dueAt, kind, caseId, deadlineId }: DistrictDeadline): string =>
  keys.dueInDistrictSort(dueAt, kind, caseId, deadlineId);

function entryOf({ officerSort }: Item, district: string): DistrictDeadline {
  const [dueAt, kind, caseId, deadlineId] = String(officerSort).split('#');
  return entrySchema.parse({ district, dueAt, kind, caseId, deadlineId });
}
