import { keys } from './keys.ts';
import { noticeSchema, type StoredNotice } from './notice-items.ts';
import { type Page, type PageRequest, pageOf, readDistricts } from './paging.ts';
import type { Table } from './table.ts';
import { type AgencyRecipient, toldTo } from './told-list.ts';
import { parseTolerantly } from './versions/tolerant.ts';

/** Returns what some recipients were told, newest first: one query for each of them and one for the notices. */
export async function noticesTold(
  table: Table,
  recipients: readonly AgencyRecipient[],
  { limit, after }: PageRequest,
): Promise<Page<StoredNotice>> {
  const found = await places(recipients, (to) =>
    table.byIndex(toldTo(to), { limit: limit + 1, after, backwards: true }),
  );
  const { entries, ...next } = pageOf(found.toReversed(), limit, (place) => place);
  const items = await table.getMany(entries.map(keyOfPlace));
  return { entries: items.flatMap((item) => (item ? [parseTolerantly(noticeSchema, item)] : [])), ...next };
}

/** Counts how many notices some recipients were told after an instant, up to a maximum. */
export async function countToldAfter(
  table: Table,
  recipients: readonly AgencyRecipient[],
  instant: string | undefined,
  most: number,
): Promise<number> {
  const range = { limit: most, ...(instant !== undefined && { after: `${instant}#\uffff` }) };
  const found = await places(recipients, (to) => table.byIndex(toldTo(to), range));
  return Math.min(found.length, most);
}

async function places(
  recipients: readonly AgencyRecipient[],
  read: (to: AgencyRecipient) => ReturnType<Table['byIndex']>,
): Promise<readonly string[]> {
  const byPartition = new Map(recipients.map((to) => [toldTo(to).value, to]));
  const found = await readDistricts(
    [...byPartition.keys()],
    async (partition) => {
      const to = byPartition.get(partition);
      return to ? (await read(to)).map(({ place }) => place) : [];
    },
    (place) => place,
  );
  return [...new Set(found)];
}

function keyOfPlace(place: string) {
  const [, caseId = '', noticeId = ''] = place.split('#');
  return { PK: keys.case(caseId), SK: keys.notice(noticeId) };
}
