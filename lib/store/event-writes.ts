import type { CaseEvent, CaseState } from '../domain/case/case.ts';
import { hashOf } from './chain.ts';
import { keys } from './keys.ts';
import { noticeItems } from './notice-items.ts';
import { actionItems, deadlineItems, listings, taskItems } from './projections.ts';
import type { Sealed } from './sealing.ts';
import type { LoadedCase } from './stored.ts';
import type { Item, Table, Write } from './table.ts';

/** Whether the case occupies the one active place that a person has. */
const isActive = (state: CaseState): boolean => state.phase === 'applied' || state.phase === 'registered';

/**
 * All that one event writes: the head first, under the version before it, then the event, what the indexes
 * show, and the guards that must hold together with it.
 * @param successor the case that takes over the one active place that the person has
 */
export function eventWrites(
  table: Table,
  head: Pick<LoadedCase, 'personId' | 'dataKey' | 'lastHash'>,
  before: CaseState | undefined,
  after: CaseState,
  event: CaseEvent,
  sealed: Sealed | undefined,
  successor?: string,
): Write[] {
  const { caseId, version } = after;
  const unhashed = {
    caseId,
    sequence: version,
    event,
    ...(sealed && { sealed }),
    previousHash: head.lastHash,
  };
  const hash = hashOf(unhashed);
  const PK = keys.case(caseId);
  const headItem: Item = {
    PK,
    SK: keys.head,
    caseId,
    version,
    state: after,
    dataKey: head.dataKey,
    lastHash: hash,
    personId: head.personId,
    personPartition: keys.personPartition(head.personId),
    personSort: PK,
    ...listings(after),
    ...(after.owner && {
      ownerPartition: keys.ownerPartition(after.owner),
      ownerSort: `${after.submittedAt}#${caseId}`,
    }),
  };
  const writes = [
    table.putItem(
      headItem,
      before
        ? { expression: 'version = :version', values: { ':version': before.version } }
        : { expression: 'attribute_not_exists(PK)' },
    ),
    table.putItem(
      { PK, SK: keys.event(version), ...unhashed, hash },
      { expression: 'attribute_not_exists(PK)' },
    ),
    ...[...taskItems(before, after), ...deadlineItems(before, after), ...actionItems(before, after)].map(
      (item) => table.putItem(item),
    ),
    ...noticeItems(event, after).map((item) =>
      table.putItem(item, { expression: 'attribute_not_exists(PK)' }),
    ),
  ];
  if (event.type === 'deadline-escalated')
    writes.push(
      table.putItem(
        {
          PK,
          SK: keys.escalation(event.data.deadlineId, event.data.step),
          at: event.at,
          to: event.data.to,
        },
        { expression: 'attribute_not_exists(PK)' },
      ),
    );
  const guard = { PK: keys.personPartition(head.personId), SK: keys.activeRegistration };
  if (before && isActive(before) && !isActive(after))
    writes.push(
      successor === undefined
        ? table.updateItem(guard, 'REMOVE activeCaseId', 'activeCaseId = :case', { ':case': caseId })
        : table.updateItem(guard, 'SET activeCaseId = :next', 'activeCaseId = :case', {
            ':case': caseId,
            ':next': successor,
          }),
    );
  if (before && !isActive(before) && isActive(after))
    writes.push(
      table.updateItem(guard, 'SET activeCaseId = :case', 'attribute_not_exists(activeCaseId)', {
        ':case': caseId,
      }),
    );
  return writes;
}
