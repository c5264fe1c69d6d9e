import * as z from 'zod';
import { toInstant } from '../../../lib/domain/case/kernel/vocabulary.ts';
import {
  executionStatuses,
  type IndexedExecution,
  noteExecution,
  partsOfName,
} from '../../../lib/store/executions.ts';
import type { Table } from '../../../lib/store/table.ts';
import { connectExecutionCalls, type ExecutionCalls } from '../../common/connections/execution-calls.ts';
import { connectTable } from '../../common/connections/records.ts';
import { failedState } from '../../common/executions/failed-state.ts';
import { errorForLog, log } from '../../common/http/log.ts';
import { serveTask } from '../../common/http/task.ts';

/** As Step Functions sends it to EventBridge. Input and output are not read. */
const input = z.object({
  detail: z.object({
    executionArn: z.string(),
    name: z.string(),
    status: z.string(),
    startDate: z.number(),
    stopDate: z.number().nullish(),
    error: z.string().nullish(),
    redriveCount: z.number().default(0),
    redriveDate: z.number().nullish(),
  }),
});

/** Error names come from states and functions; any other text in their place is not kept. */
const errorName = /^[A-Za-z][\w.-]{0,99}$/;

/**
 * Records the status of an execution in the table. EventBridge may deliver a change twice, and changes in any order: a change
 * older than the recorded one is dropped. For a failed execution, the state in which it failed is read from the end of its
 * history; if that cannot be read, the change is recorded all the same.
 */
export const handle =
  (table: Table, calls: ExecutionCalls) =>
  async ({ detail }: z.infer<typeof input>): Promise<{ readonly noted: boolean }> => {
    const status = executionStatuses.find((one) => one === detail.status);
    if (!status) return { noted: false };
    const { name, executionArn, startDate, stopDate, error, redriveCount, redriveDate } = detail;
    const startedAt = toInstant(startDate);
    const ended = status !== 'RUNNING';
    const stoppedAt = ended && typeof stopDate === 'number' ? toInstant(stopDate) : undefined;
    const redrivenAt = typeof redriveDate === 'number' ? toInstant(redriveDate) : undefined;
    const state = ended && status !== 'SUCCEEDED' ? await stateOf(calls, executionArn) : undefined;
    const execution: IndexedExecution = {
      name,
      executionArn,
      ...partsOfName(name),
      status,
      ...(state !== undefined && { state }),
      ...(ended && typeof error === 'string' && errorName.test(error) && { error }),
      startedAt,
      ...(stoppedAt !== undefined && { stoppedAt }),
      since: stoppedAt ?? redrivenAt ?? startedAt,
      redrives: redriveCount,
    };
    return { noted: await noteExecution(table, execution) };
  };

async function stateOf(calls: ExecutionCalls, executionArn: string): Promise<string | undefined> {
  try {
    return failedState((await calls.history(executionArn, { limit: 100, newestFirst: true })).events);
  } catch (error) {
    log.warn('FAILED_STATE_UNKNOWN', { error: errorForLog(error) });
    return undefined;
  }
}

export const handler = serveTask('index-executions', input, () =>
  handle(connectTable(), connectExecutionCalls()),
);
