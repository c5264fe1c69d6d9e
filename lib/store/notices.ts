import {
  type DeliveryRefusal,
  deliveryOf,
  type KeptReport,
  withReport,
} from '../domain/case/notices/delivery.ts';
import { type Result, success } from '../domain/result.ts';
import { districtsAtOnce, inParallel } from './in-parallel.ts';
import { dueShards, indexes, keys } from './keys.ts';
import { asRead, noticeItemOf, noticeSchema, type StoredNotice } from './notice-items.ts';
import type { Table } from './table.ts';
import { VersionConflictError } from './version-conflict-error.ts';

/** The notices of a case in the order of their events. */
export async function noticesOfCase(table: Table, caseId: string): Promise<StoredNotice[]> {
  const items = await table.list(keys.case(caseId), keys.noticePrefix);
  return items.map((item) => noticeSchema.parse(item)).sort((a, b) => a.sequence - b.sequence);
}

export async function findNotice(
  table: Table,
  caseId: string,
  noticeId: string,
): Promise<StoredNotice | undefined> {
  const item = await table.get(keys.case(caseId), keys.notice(noticeId));
  return item && noticeSchema.parse(item);
}

export interface OutboxPage {
  readonly notices: readonly StoredNotice[];
  /** Where the next page begins; absent on the last one. */
  readonly next?: string;
}

/**
 * The notices of some districts that are still to be delivered, oldest first. Each district is one partition of the
 * index, and all are sorted alike, so a page is merged from them and its end is one position in all.
 * @param after the `next` of the page before
 */
export async function outbox(
  table: Table,
  districts: readonly string[],
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<OutboxPage> {
  const ofDistrict = (district: string) =>
    table.byIndex(indexes.worklist, keys.outboxOf(district), {
      limit: page.limit + 1,
      ...(page.after !== undefined && { after: page.after }),
    });
  const found = (await inParallel(districts, ofDistrict, districtsAtOnce)).flat();
  found.sort((a, b) => (String(a.worklistSort) < String(b.worklistSort) ? -1 : 1));
  const shown = found.slice(0, page.limit);
  const last = shown.at(-1)?.worklistSort;
  return {
    notices: shown.map((item) => noticeSchema.parse(item)),
    ...(found.length > page.limit && typeof last === 'string' && { next: last }),
  };
}

/** How many notices were issued before an instant (milliseconds), have not been delivered, and have not lapsed. */
export async function undeliveredSince(table: Table, before: number): Promise<number> {
  const shards = Array.from({ length: dueShards }, (_, shard) => shard);
  const lists = await Promise.all(
    shards.map((shard) =>
      table.byIndex(indexes.due, keys.undeliveredPartition(shard), { until: new Date(before).toISOString() }),
    ),
  );
  return lists.flat().length;
}

const attempts = 8;

/**
 * Adds to a notice what somebody says has become of it. The same report again changes nothing, and what was
 * delivered stays delivered. Undefined where there is no such notice.
 * @throws Outrun when others changed the notice again and again
 */
export async function reportDelivery(
  table: Table,
  caseId: string,
  noticeId: string,
  report: KeptReport,
  now: number,
): Promise<Result<StoredNotice, DeliveryRefusal> | undefined> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const notice = await findNotice(table, caseId, noticeId);
    if (!notice) return undefined;
    const added = withReport(notice.reports, report, notice.issuedAt, now);
    if (!added.ok) return added;
    if (added.value === notice.reports) return success(notice);
    const changed: StoredNotice = { ...notice, reports: [...added.value], ...deliveryOf(added.value) };
    const obstacles = await table.transact([table.putItem(noticeItemOf(changed), asRead(notice))]);
    if (obstacles.length === 0) return success(changed);
  }
  throw new VersionConflictError(`notice ${noticeId} changed ${attempts} times while it was being written`);
}
