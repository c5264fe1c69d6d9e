import { type RecruitmentFair, recruitmentFairSchema } from '../domain/recruitment-fair.ts';
import { keys } from './keys.ts';
import { conflict, retryOnConflict } from './retry-on-conflict.ts';
import type { Table, Write } from './table.ts';
import { parseTolerantly } from './versions/tolerant.ts';

/**
 * Records a special recruitment fair of a district, which has at most one a day (WH-4.2). An existing fair of that day stays.
 * Returns the fair of that day.
 * @throws VersionConflictError when others kept writing it
 */
export function recordFair(
  table: Table,
  fair: RecruitmentFair,
  recorded: { readonly at: string; readonly by: string },
  alongside: readonly Write[] = [],
): Promise<RecruitmentFair> {
  const write = table.putItem(
    {
      PK: keys.fairs(fair.district),
      SK: keys.fair(fair.date),
      fair,
      recordedAt: recorded.at,
      recordedBy: recorded.by,
    },
    { expression: 'attribute_not_exists(PK)' },
  );
  return retryOnConflict(`the fair of ${fair.district} on ${fair.date}`, async () => {
    const failed = await table.transact([write, ...alongside]);
    if (failed.length === 0) return fair;
    return (await findFair(table, fair.district, fair.date)) ?? conflict;
  });
}

/** Returns the fair of a district on a day (`YYYY-MM-DD`), if there is one. */
export async function findFair(
  table: Table,
  district: string,
  date: string,
): Promise<RecruitmentFair | undefined> {
  const item = await table.get(keys.fairs(district), keys.fair(date));
  return item && parseTolerantly(recruitmentFairSchema, item.fair);
}

/** Returns all fairs of a district, ordered by day. */
export const fairsOfDistrict = (table: Table, district: string): Promise<RecruitmentFair[]> =>
  fairsFrom(table, district, '');

/** Returns the fairs of a calendar month (`YYYY-MM`), ordered by day. */
export const fairsOfMonth = (table: Table, district: string, month: string): Promise<RecruitmentFair[]> =>
  fairsFrom(table, district, `${month}-`);

async function fairsFrom(table: Table, district: string, first: string): Promise<RecruitmentFair[]> {
  const items = await table.list(keys.fairs(district), keys.fair(first));
  return items.map((item) => parseTolerantly(recruitmentFairSchema, item.fair));
}
