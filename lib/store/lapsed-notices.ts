import { type CaseState, hasLapsed } from '../domain/case/case.ts';
import { statesOfPerson } from './cases-of-person.ts';
import { inParallel } from './in-parallel.ts';
import { noticeItemOf, type StoredNotice, unchangedSince } from './notice-items.ts';
import { noticesOfCase } from './notices.ts';
import type { Table, Write } from './table.ts';

/** Whether the notices to the person of a case that were issued before its end have lapsed. */
const isSilent = (state: CaseState): boolean =>
  hasLapsed({ template: '', to: { kind: 'person' }, issuedAt: state.submittedAt }, state);

/**
 * The writes that make undelivered notices lapse with an event, or restore them: the notices leave the outbox or return to it.
 * They are those of the case and of the person's other cases: somebody who has died or cannot be reached is not told of an
 * earlier registration either. In a case whose records are destroyed, every undelivered notice lapses.
 * @param room how many more writes the transaction can take. If there are more notices, the newest stay listed; the
 *   messages of this case are refused all the same.
 */
export async function lapsedNoticeWrites(
  table: Table,
  personId: string,
  before: CaseState,
  after: CaseState,
  room: number,
): Promise<Write[]> {
  const isDestroyed = before.destroyed === undefined && after.destroyed !== undefined;
  const isDeathNew = (before.death === undefined) !== (after.death === undefined);
  if (isSilent(before) === isSilent(after) && !isDeathNew && !isDestroyed) return [];
  // Destroying the records of a case takes its own notices only. It says nothing of the person, who may have another case.
  const others = isDestroyed ? [] : await otherCases(table, personId, after);
  const notices = await inParallel([after, ...others], async (state) =>
    (await noticesOfCase(table, state.caseId)).filter(
      (notice) =>
        notice.status !== 'delivered' &&
        (hasLapsed(notice, state) || hasLapsed(notice, after)) !== (notice.lapsed ?? false),
    ),
  );
  return notices
    .flat()
    .slice(0, room)
    .map((notice) => table.putItem(noticeItemOf(toggleLapsed(notice)), unchangedSince(notice)));
}

async function otherCases(table: Table, personId: string, state: CaseState): Promise<CaseState[]> {
  const all = await statesOfPerson(table, personId, state.owner);
  return all.filter(({ caseId }) => caseId !== state.caseId);
}

const toggleLapsed = ({ lapsed, ...notice }: StoredNotice): StoredNotice =>
  lapsed ? notice : { ...notice, lapsed: true };
