import {
  type DeliveryRefusal,
  deliveryOf,
  type KeptReport,
  withReport,
} from '../domain/case/notices/delivery.ts';
import { type Result, success } from '../domain/result.ts';
import { keys, lists } from './keys.ts';
import { noticeItemOf, noticeSchema, type StoredNotice, unchangedSince } from './notice-items.ts';
import { firstPassing, type Page, type PageRequest, pageOf, readDistricts } from './paging.ts';
import { conflict, retryOnConflict } from './retry-on-conflict.ts';
import type { Table, Write } from './table.ts';
import { parseTolerantly } from './versions/tolerant.ts';

/** Returns the notices of a case in the order of their events. */
export async function noticesOfCase(table: Table, caseId: string): Promise<StoredNotice[]> {
  const items = await table.list(keys.case(caseId), keys.noticePrefix);
  return items.map((item) => parseTolerantly(noticeSchema, item)).sort((a, b) => a.sequence - b.sequence);
}

/** Returns a notice of a case; undefined if there is none with that id. */
export async function findNotice(
  table: Table,
  caseId: string,
  noticeId: string,
): Promise<StoredNotice | undefined> {
  const item = await table.get(keys.case(caseId), keys.notice(noticeId));
  return item && parseTolerantly(noticeSchema, item);
}

/**
 * Returns the undelivered notices of some districts that pass a filter, oldest first. Each district is one partition of the
 * index and all sort alike, so a page is merged from them and its end is one position in all of them.
 */
export async function outbox(
  table: Table,
  districts: readonly string[],
  page: PageRequest,
  filter: (notice: StoredNotice) => boolean = () => true,
): Promise<Page<StoredNotice>> {
  const ofDistrict = (district: string) => firstOf(table, district, page, filter);
  const found = await readDistricts(districts, ofDistrict, ({ place }) => place);
  const { entries, ...next } = pageOf(found, page.limit, ({ place }) => place);
  return { entries: entries.map(({ notice }) => notice), ...next };
}

/** One more than the page holds, to know whether another page follows. */
function firstOf(
  table: Table,
  district: string,
  page: PageRequest,
  filter: (notice: StoredNotice) => boolean,
) {
  const read = async (limit: number, after: string | undefined) => {
    const listed = await table.byIndex(lists.outbox.partition(district), { limit, after });
    return listed.map(({ item, place }) => ({ notice: parseTolerantly(noticeSchema, item), place }));
  };
  return firstPassing(page.limit + 1, page.after, read, ({ notice }) => filter(notice));
}

/** Records that a notice is held back until an instant. */
export async function holdBack(table: Table, caseId: string, noticeId: string, until: string): Promise<void> {
  await table.transact([
    table.updateItem(
      { PK: keys.case(caseId), SK: keys.notice(noticeId) },
      'SET heldBackUntil = :until',
      { ':until': until },
      'attribute_exists(PK)',
    ),
  ]);
}

/**
 * Adds a delivery report to a notice. Repeating a report changes nothing, and a delivered notice stays delivered. Returns
 * undefined if there is no such notice.
 * @param now milliseconds; no report may say that something happened later
 * @param alongside further writes that must succeed together with the report, if it changes something
 * @throws VersionConflictError when others kept changing the notice
 */
export function reportDelivery(
  table: Table,
  caseId: string,
  noticeId: string,
  report: KeptReport,
  now: number,
  alongside: (changed: StoredNotice) => readonly Write[] = () => [],
): Promise<Result<StoredNotice, DeliveryRefusal> | undefined> {
  return retryOnConflict(`notice ${noticeId}`, async () => {
    const notice = await findNotice(table, caseId, noticeId);
    if (!notice) return undefined;
    const added = withReport(notice.reports, report, notice.issuedAt, now);
    if (!added.ok) return added;
    if (added.value === notice.reports) return success(notice);
    const changed: StoredNotice = { ...notice, reports: [...added.value], ...deliveryOf(added.value) };
    const failed = await table.transact([
      table.putItem(noticeItemOf(changed), unchangedSince(notice)),
      ...alongside(changed),
    ]);
    return failed.length === 0 ? success(changed) : conflict;
  });
}
