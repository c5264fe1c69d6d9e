import { lists } from './keys.ts';
import type { PageRequest } from './paging.ts';
import { parseRegistrationMonths, type RegistrationMonths, registrationMonthsAttributes } from './stored.ts';
import type { Table } from './table.ts';

/** A registration in the matrix of cases and months, and its position there: where a page ended. */
interface CoverageEntry extends RegistrationMonths {
  readonly place: string;
}

/** When the first case of a district was registered, if any was. */
export async function firstRegistration(table: Table, district: string): Promise<string | undefined> {
  const [first] = await coverageOfDistrict(table, district, { limit: 1 });
  return first?.state.registeredAt;
}

/** The months of every case that was ever registered in a district; of many only as many as are asked for. */
export async function coverageOfDistrict(
  table: Table,
  district: string,
  page: Partial<PageRequest> = {},
): Promise<CoverageEntry[]> {
  const partition = lists.casesOfDistrict.partition(district);
  const listed = await table.byIndex(partition, page, registrationMonthsAttributes);
  return listed.map(({ item, place }) => ({ ...parseRegistrationMonths(item), place }));
}
