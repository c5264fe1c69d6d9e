import type { HistoryEvent } from '@aws-sdk/client-sfn';
import type { Table } from '../../../../lib/store/table.ts';
import { connectExecutionCalls, type ExecutionCalls } from '../../../common/connections/execution-calls.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { eventsOf, instantOf, presentExecution } from '../../../common/executions/read-execution.ts';
import { redacted } from '../../../common/executions/redaction.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table, calls: ExecutionCalls): Handler<typeof operation> =>
  async ({ path, query: { types, failed, limit, after } }) => {
    const { executionArn } = await presentExecution(table, calls, path.name);
    const wanted = types?.split(',');
    const { events } = await eventsOf(calls, executionArn);
    const matching = events.filter(
      ({ id = 0, type = '' }) =>
        id > Number(after ?? 0) &&
        (wanted === undefined || wanted.includes(type)) &&
        (failed !== 'true' || isFailure(type)),
    );
    const page = matching.slice(0, limit);
    const last = page.at(-1);
    return {
      body: {
        events: page.map(eventView),
        ...(matching.length > limit && last && { next: String(last.id) }),
      },
    };
  };

export const handler = serve(operation, () => handle(connectTable(), connectExecutionCalls()));

const isFailure = (type: string): boolean => /(Failed|TimedOut|Aborted)$/.test(type);

function eventView(event: HistoryEvent) {
  const { id = 0, previousEventId = 0, timestamp, type = '', ...rest } = event;
  const details = Object.entries(rest).find(
    ([name, value]) => name.endsWith('EventDetails') && value !== undefined,
  )?.[1];
  const state = event.stateEnteredEventDetails?.name ?? event.stateExitedEventDetails?.name;
  return {
    id,
    previous: previousEventId,
    at: instantOf(timestamp),
    type,
    ...(state !== undefined && { state }),
    failed: isFailure(type),
    ...(details && { details: redacted(details) }),
  };
}
