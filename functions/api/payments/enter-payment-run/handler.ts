import * as z from 'zod';
import { sendPayment } from '../../../../lib/domain/case/claim/pay.ts';
import { toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import type { RunItem } from '../../../../lib/domain/payments/run.ts';
import { refused, success } from '../../../../lib/domain/result.ts';
import { itemWrites, type Run, runItem, runItems } from '../../../../lib/store/payment-runs.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { effectBefore, recordOnce } from '../../../common/http/repeated.ts';
import type { RequestContext } from '../../../common/http/request-context.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { moveItem } from '../../../common/payments/move-item.ts';
import { itemView, requireRun, runView, withClaims } from '../../../common/payments/run-view.ts';
import { operation } from './operation.ts';

/** How many claims enter per request: one after another, because each adds to the sums of the run. */
const atOnce = 50;

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { path, principal, language } = request;
    const run = await requireRun(records.table, path.runId, principal);
    const items = await runItems(records.table, run.runId);
    const places = await placesFor(records.table, items, request);
    const entries: RunItem[] = [];
    for (const item of items) {
      if (!places.some((place) => isAt(item, place))) continue;
      entries.push(item.result === 'waiting' ? await enter(records, run, item, request) : item);
    }
    const [now, shown] = await Promise.all([
      requireRun(records.table, run.runId, principal),
      withClaims(records, entries),
    ]);
    return { body: { run: runView(now, language), entries: shown.map((each) => itemView(each, language)) } };
  };

export const handler = serve(operation, () => handle(connectRecords()));

/** Identifies a claim of a run, without anything about the payee. */
interface Place extends Pick<RunItem, 'caseId' | 'number'> {}
const placesSchema = z.array(z.object({ caseId: z.string(), number: z.int() }));
const isAt = (item: Place, place: Place): boolean =>
  item.caseId === place.caseId && item.number === place.number;

/**
 * The claims that a request is about: those that wait when it first comes. They are remembered before the first of them enters,
 * so that a repetition after a process has died ends the same work and begins no other.
 */
async function placesFor(
  table: Table,
  items: readonly RunItem[],
  request: Pick<RequestContext, 'identity' | 'answerHeaders'>,
): Promise<readonly Place[]> {
  const before = await effectBefore(table, request);
  if (before) return placesSchema.parse(before.answer);
  const waiting = items
    .filter(({ result }) => result === 'waiting')
    .slice(0, atOnce)
    .map(({ caseId, number }) => ({ caseId, number }));
  if (!request.identity || (await recordOnce(table, request, waiting, []))) return waiting;
  // The same request came twice at once.
  return placesSchema.parse((await effectBefore(table, request))?.answer);
}

/** Enters one claim, or returns why it cannot. A result that it has got in the meantime stays. */
async function enter(
  records: CaseRecords,
  run: Run,
  listed: RunItem,
  request: Pick<RequestContext, 'principal' | 'now'>,
): Promise<RunItem> {
  const at = toInstant(request.now);
  const { caseId, number } = listed;
  const entered = await moveItem(records, run, listed, request, (state, item, context) => {
    if (item.result !== 'waiting') return refused({ reason: 'payment-not-in-state' });
    const decision = sendPayment(state, number, run.runId, context);
    if (!decision.ok) return decision;
    const { attempt } = decision.value.data;
    return success({ event: decision.value, item: { ...item, result: 'sent', attempt, sentAt: at } });
  });
  if (entered?.moved) return entered.item;
  const item = entered?.item ?? listed;
  if (item.result !== 'waiting') return item;
  const because = entered?.because ?? 'outside-jurisdiction';
  const refusal: RunItem = { ...item, result: 'refused', because };
  const fen = (await withClaims(records, [{ ...item, caseId }]))[0]?.claim?.amountFen ?? 0;
  const failed = await records.table.transact(itemWrites(records.table, run.runId, item, refusal, fen));
  if (failed.length === 0) return refusal;
  // It was entered or refused in the meantime; or it still waits, and the next request finds it.
  return (await runItem(records.table, run.runId, caseId, number)) ?? item;
}
