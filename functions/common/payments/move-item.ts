import type { CaseEvent, CaseState } from '../../../lib/domain/case/case.ts';
import { claimOf } from '../../../lib/domain/case/claim/state.ts';
import { isWithin } from '../../../lib/domain/case/kernel/access.ts';
import type { Context } from '../../../lib/domain/case/kernel/event.ts';
import type { RunItem } from '../../../lib/domain/payments/run.ts';
import type { Result } from '../../../lib/domain/result.ts';
import type { Decision } from '../../../lib/store/cases.ts';
import { itemWrites, type Run, runItem } from '../../../lib/store/payment-runs.ts';
import type { Write } from '../../../lib/store/table.ts';
import { contextOf } from '../cases/contexts.ts';
import type { CaseRecords } from '../connections/records.ts';
import type { RequestContext } from '../http/request-context.ts';

/** The result of moving an item: the item as it is now, or why it stays as it was. */
export type Moved =
  | { readonly moved: true; readonly item: RunItem }
  | { readonly moved: false; readonly because: string; readonly told?: object; readonly item: RunItem };

/**
 * Changes an item of a run by an event of its claim: event, item and sums of the run are one transaction. If somebody else was
 * faster, the decision is made again on the current state.
 * @param decide decides on the event and the changed item; it may be called again, so it must have no side effects
 * @returns undefined if the item is outside the caller's jurisdiction or does not exist
 */
export async function moveItem(
  { table, cases }: CaseRecords,
  run: Run,
  { caseId, number, district }: Pick<RunItem, 'caseId' | 'number' | 'district'>,
  asked: Pick<RequestContext, 'principal' | 'now'>,
  decide: (
    state: CaseState,
    item: RunItem,
    context: Context,
  ) => Result<{ readonly event: CaseEvent; readonly item: RunItem }, { readonly reason: string }>,
): Promise<Moved | undefined> {
  if (!isWithin(asked.principal, district)) return undefined;
  let alongside: readonly Write[] = [];
  const changed = await cases.change(
    caseId,
    async ({ state }): Promise<Decision<Moved | undefined>> => {
      alongside = [];
      const item = await runItem(table, run.runId, caseId, number);
      if (!item) return { answer: undefined };
      if (state.destroyed) return { answer: { moved: false, because: 'records-destroyed', item } };
      const decision = decide(state, item, contextOf(asked));
      if (!decision.ok)
        return { answer: { moved: false, because: decision.failure.reason, told: decision.failure, item } };
      const { event, item: after } = decision.value;
      const fen = claimOf(state, number)?.amountFen ?? 0;
      alongside = itemWrites(table, run.runId, item, after, fen);
      return { change: { event }, answer: { moved: true, item: after } };
    },
    () => alongside,
  );
  return changed?.answer;
}
