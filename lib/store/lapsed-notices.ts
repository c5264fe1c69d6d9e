import type { CaseEvent, CaseState } from '../domain/case/case.ts';
import { hasLapsed } from '../domain/case/notices/lapsed.ts';
import { noticeItemOf, type StoredNotice, unchangedSince } from './notice-items.ts';
import { noticesOfCase } from './notices.ts';
import type { Table, Write } from './table.ts';

/**
 * The writes that go with an event by which undelivered notices of its case lapse, or no longer do: the notices
 * leave the outbox or come back to it.
 * @param room how many writes the transaction still takes. If there are more notices, the newest stay listed; their
 *   messages are refused all the same.
 */
export async function lapsedNoticeWrites(
  table: Table,
  event: CaseEvent,
  after: CaseState,
  room: number,
): Promise<Write[]> {
  const changes = event.type === 'registration-closed' || event.type === 'registration-reinstated';
  if (!changes || !after.closure?.noticeExempt) return [];
  const notices = await noticesOfCase(table, after.caseId);
  return notices
    .filter(
      (notice) => notice.status !== 'delivered' && hasLapsed(notice, after) !== (notice.lapsed ?? false),
    )
    .slice(0, room)
    .map((notice) => table.putItem(noticeItemOf(toggleLapsed(notice)), unchangedSince(notice)));
}

const toggleLapsed = ({ lapsed, ...notice }: StoredNotice): StoredNotice =>
  lapsed ? notice : { ...notice, lapsed: true };
