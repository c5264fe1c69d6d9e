import * as z from 'zod';
import { deadlineKindSchema } from '../domain/case/case.ts';
import { instantSchema } from '../domain/case/kernel/vocabulary.ts';
import { lists } from './keys.ts';
import { readDistricts } from './paging.ts';
import type { Part } from './rounds.ts';
import { placesOnly, type Table, untilInstant } from './table.ts';

const deadlineSchema = z.object({
  district: z.string(),
  dueAt: instantSchema,
  kind: deadlineKindSchema,
  caseId: z.string(),
  deadlineId: z.string(),
});
/** An open deadline of a district, as its sort key alone tells. */
export type DistrictDeadline = z.infer<typeof deadlineSchema>;

/** The open deadlines of some districts that are due at `until` (milliseconds) or before, longest due first. */
export async function deadlinesOf(
  table: Table,
  districts: readonly string[],
  until: number,
): Promise<DistrictDeadline[]> {
  const ofDistrict = async (district: string) => {
    const listed = await table.byIndex(
      lists.deadlinesOfDistrict.partition(district),
      { until: untilInstant(until) },
      placesOnly,
    );
    return listed.map(({ place }) => parseSort(place, district));
  };
  return readDistricts(districts, ofDistrict, positionOf);
}

/** Some of the open deadlines of a district that are due at `until` (milliseconds) or before, after a position. */
export async function deadlinesFrom(
  table: Table,
  district: string,
  until: number,
  after: string | undefined,
  limit: number,
): Promise<Part<DistrictDeadline>> {
  const partition = lists.deadlinesOfDistrict.partition(district);
  const listed = await table.byIndex(partition, { after, until: untilInstant(until), limit }, placesOnly);
  const last = listed.at(-1);
  return {
    entries: listed.map(({ place }) => parseSort(place, district)),
    ...(listed.length === limit && last && { after: last.place }),
  };
}

/** The position of a deadline among those of all districts: where a page ended. */
export const positionOf = ({ dueAt, kind, caseId, deadlineId }: DistrictDeadline): string =>
  lists.deadlinesOfDistrict.sort(dueAt, kind, caseId, deadlineId);

function parseSort(sort: string, district: string): DistrictDeadline {
  const [dueAt, kind, caseId, deadlineId] = sort.split('#');
  return deadlineSchema.parse({ district, dueAt, kind, caseId, deadlineId });
}
