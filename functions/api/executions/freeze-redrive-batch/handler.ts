import { ulid } from 'ulid';
import { toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { type IndexedExecution, indexedExecution } from '../../../../lib/store/executions.ts';
import { inParallel } from '../../../../lib/store/in-parallel.ts';
import {
  type BatchEntry,
  type BatchHead,
  batchEntryWrite,
  batchListing,
  batchWrite,
} from '../../../../lib/store/redrives.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { type CaseRecords, connectCases } from '../../../common/connections/records.ts';
import { batchView, firstItems } from '../../../common/executions/batch-view.ts';
import { type ExecutionFilter, findExecutions } from '../../../common/executions/execution-rows.ts';
import { whyNotRedrivable } from '../../../common/executions/redrivability.ts';
import { withoutReplaced } from '../../../common/executions/replaced.ts';
import { Problem } from '../../../common/http/problems.ts';
import { answerBefore, writeOnce } from '../../../common/http/repeated.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

/** The maximum number of items in a batch, and how many are written at once. */
const maxItems = 500;
const itemsAtOnce = 100;

export const handle =
  ({ table, cases }: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { body, principal, language, now } = request;
    const before = await answerBefore(table, operation, request);
    if (before) return { body: before };
    const entries =
      'names' in body
        ? await inParallel([...body.names.entries()], async ([index, name]) =>
            entryOf(name, index, await indexedExecution(table, name), now),
          )
        : (await redrivable({ table, cases }, body.filter, now)).map((execution, index) =>
            entryOf(execution.name, index, execution, now),
          );
    if (!entries.some(({ result }) => result === 'waiting')) throw new Problem('nothing-to-redrive');
    const head: BatchHead = {
      batchId: ulid(now),
      status: 'frozen',
      reason: body.reason,
      by: principal.subject,
      at: toInstant(now),
      size: entries.length,
    };
    const answer = batchView(head, entries, firstItems, language);
    await writeItems(table, head, entries);
    // A batch exists only once its head is written: items left by an attempt that died belong to no batch.
    const made = await writeOnce(table, operation, request, answer, (alongside) =>
      table.transact([batchWrite(table, head), batchListing(table, head), ...alongside]),
    );
    return { body: made };
  };

export const handler = serve(operation, () => handle(connectCases()));

/** A frozen item; one that cannot be redriven is on the list with the reason. */
function entryOf(
  name: string,
  index: number,
  execution: IndexedExecution | undefined,
  now: number,
): BatchEntry {
  const because = execution ? whyNotRedrivable(execution, now) : 'execution-not-found';
  return {
    number: index + 1,
    name,
    expectedRedrives: execution?.redrives ?? 0,
    ...(because === undefined
      ? { result: 'waiting' as const }
      : { result: 'refused' as const, because, at: toInstant(now) }),
  };
}

/** All executions that a filter finds, that can be redriven and that no other one replaces. */
async function redrivable(
  { table, cases }: CaseRecords,
  filter: ExecutionFilter,
  now: number,
): Promise<IndexedExecution[]> {
  const all: IndexedExecution[] = [];
  // Only failed executions can be redriven, so no others are examined unless a status is given.
  const statuses =
    filter.status === undefined ? (['FAILED', 'TIMED_OUT', 'ABORTED'] as const) : [filter.status];
  for (const status of statuses) {
    let after: string | undefined;
    do {
      const page = await findExecutions(table, cases, { ...filter, status }, { limit: 100, after });
      all.push(
        ...page.found.flatMap(({ execution }) =>
          whyNotRedrivable(execution, now) === undefined ? [execution] : [],
        ),
      );
      if (all.length > maxItems) throw new Problem('too-many-to-redrive');
      after = page.next;
    } while (after !== undefined);
  }
  return withoutReplaced(table, all);
}

async function writeItems(table: Table, head: BatchHead, entries: readonly BatchEntry[]): Promise<void> {
  for (let from = 0; from < entries.length; from += itemsAtOnce)
    await table.transact(
      entries.slice(from, from + itemsAtOnce).map((entry) => batchEntryWrite(table, head, entry)),
    );
}
