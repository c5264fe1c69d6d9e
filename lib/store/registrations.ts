import { textOf } from './by-hand.ts';
import { type Counted, countedAttributes, parseCounted } from './counted.ts';
import { type KpiCase, kpiAttributes, parseKpiCase } from './counted-kpis.ts';
import { keys, lists } from './keys.ts';
import type { PageRequest } from './paging.ts';
import { parseRegistrationMonths, type RegistrationMonths, registrationMonthsAttributes } from './stored.ts';
import type { Table } from './table.ts';
import { parseParts, partAttributes } from './versions/parts.ts';

/** A registration in the matrix of cases and months, and its position there, where a page may end. */
interface CoverageEntry extends RegistrationMonths {
  readonly place: string;
}

/** A registration as its months are counted, and its position in the matrix. */
export interface CountedEntry extends Counted {
  readonly place: string;
}

/** When the first case of a district was registered, if any was. */
export async function firstRegistration(table: Table, district: string): Promise<string | undefined> {
  const [first] = await coverageOfDistrict(table, district, { limit: 1 });
  return first?.state.registeredAt;
}

/**
 * Returns the months of every case that was ever registered in a district; of a large district at most as many as requested.
 */
export async function coverageOfDistrict(
  table: Table,
  district: string,
  page: Partial<PageRequest> = {},
): Promise<CoverageEntry[]> {
  const partition = lists.casesOfDistrict.partition(district);
  const listed = await table.byIndex(partition, page, registrationMonthsAttributes);
  return listed.map(({ item, place }) => ({ ...parseRegistrationMonths(item), place }));
}

/** The same for some cases by their ids, in the order given. A hundred take one call. */
export async function coverageOfCases(
  table: Table,
  caseIds: readonly string[],
): Promise<RegistrationMonths[]> {
  const heads = await table.getMany(
    caseIds.map((caseId) => ({ PK: keys.case(caseId), SK: keys.head })),
    registrationMonthsAttributes,
  );
  return heads.flatMap((head) => (head ? [parseRegistrationMonths(head)] : []));
}

/** Returns the districts of some cases that exist, by id: nothing else of them is read. A hundred take one call. */
export async function districtsOfCases(
  table: Table,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const heads = await table.getMany(
    caseIds.map((caseId) => ({ PK: keys.case(caseId), SK: keys.head })),
    partAttributes(['district']),
  );
  return new Map(
    heads.flatMap((head, index) =>
      head ? [[caseIds[index] ?? '', parseParts(head, ({ district }) => textOf(district))] as const] : [],
    ),
  );
}

/**
 * Returns what is counted of every case that was ever registered in a district. Only what a count of some months needs is read:
 * the state of those months, and nothing of others.
 * @param months the months to count; all of them unless given
 */
export async function countedOfDistrict(
  table: Table,
  district: string,
  page: Partial<PageRequest>,
  months?: readonly string[],
): Promise<CountedEntry[]> {
  const partition = lists.casesOfDistrict.partition(district);
  const listed = await table.byIndex(partition, page, countedAttributes(months));
  return listed.map(({ item, place }) => ({ ...parseCounted(item), place }));
}

/** A registration as indicators count it, and its position in its district. */
interface KpiEntry extends KpiCase {
  readonly place: string;
}

/**
 * Returns what the indicators of a month count of every case that was ever registered in a district, and nothing else.
 * @param month the month to count; all of them if undefined
 */
export async function kpiCasesOfDistrict(
  table: Table,
  district: string,
  month: string | undefined,
  page: Partial<PageRequest>,
): Promise<KpiEntry[]> {
  const listed = await table.byIndex(lists.casesOfDistrict.partition(district), page, kpiAttributes(month));
  return listed.map(({ item, place }) => ({ ...parseKpiCase(item), place }));
}
