import { deliveryExpectedWithin } from '../../../lib/domain/case/notices.ts';
import { regionalDivisions } from '../../../lib/domain/divisions/five-regions.ts';
import { regionDefinitions } from '../../../lib/policy/regions.ts';
import { undeliveredSince } from '../../../lib/store/notices.ts';
import type { Table } from '../../../lib/store/table.ts';
import { inParallel } from '../in-parallel.ts';

/** How many notices of all districts should have arrived by now (milliseconds) and have not. */
export async function countUndelivered(table: Table, now: number): Promise<number> {
  const districts = Object.values(regionDefinitions).flatMap(({ divisionPrefix }) =>
    regionalDivisions.countiesOf(divisionPrefix),
  );
  const before = now - deliveryExpectedWithin;
  const counts = await inParallel(districts, ({ code }) => undeliveredSince(table, code, before));
  return counts.reduce((sum, each) => sum + each, 0);
}
