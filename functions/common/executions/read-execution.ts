import type { HistoryEvent } from '@aws-sdk/client-sfn';
import { toInstant } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { executionStatuses, type IndexedExecution, indexedExecution } from '../../../lib/store/executions.ts';
import type { Table } from '../../../lib/store/table.ts';
import type { DescribedExecution, ExecutionCalls } from '../connections/execution-calls.ts';
import { Problem } from '../http/problems.ts';
import { failedState } from './failed-state.ts';

/** How many events of a history a request reads at most, and how many per call. */
const maxEvents = 3_000;
const maxInCall = 1_000;

/**
 * Returns the current state of an execution, according to Step Functions. The index may lag behind.
 * @throws Problem `execution-not-found` if it is not in the index, or its history has expired
 */
export async function presentExecution(
  table: Table,
  calls: ExecutionCalls,
  name: string,
): Promise<IndexedExecution> {
  const indexed = await indexedExecution(table, name);
  const described = indexed && (await calls.describe(indexed.executionArn));
  if (!described) throw new Problem('execution-not-found');
  return asDescribed(indexed, described);
}

function asDescribed(indexed: IndexedExecution, described: DescribedExecution): IndexedExecution {
  const status = executionStatuses.find((one) => one === described.status) ?? indexed.status;
  const stoppedAt = status === 'RUNNING' ? undefined : described.stopDate?.toISOString();
  const { state, error, stoppedAt: _stoppedAt, ...known } = indexed;
  const same = status === indexed.status && (described.redriveCount ?? 0) === indexed.redrives;
  return {
    ...known,
    status,
    ...(same && state !== undefined && { state }),
    ...(same && error !== undefined && { error }),
    ...(stoppedAt !== undefined && { stoppedAt }),
    since: stoppedAt ?? (described.redriveDate ?? described.startDate)?.toISOString() ?? indexed.since,
    redrives: described.redriveCount ?? 0,
  };
}

/** Reads the first events of an execution, and whether they are complete. */
export async function eventsOf(
  calls: ExecutionCalls,
  executionArn: string,
): Promise<{ readonly events: readonly HistoryEvent[]; readonly complete: boolean }> {
  const events: HistoryEvent[] = [];
  let nextToken: string | undefined;
  do {
    const page = await calls.history(executionArn, { nextToken, limit: maxInCall });
    events.push(...page.events);
    nextToken = page.nextToken;
  } while (nextToken !== undefined && events.length < maxEvents);
  return { events, complete: nextToken === undefined };
}

/** Reads how many events an execution has, and the state in which it failed, if that is among the last events. */
export async function endOf(calls: ExecutionCalls, executionArn: string) {
  const { events } = await calls.history(executionArn, { limit: 100, newestFirst: true });
  return { count: events[0]?.id ?? 0, state: failedState(events) };
}

/** The instant of an event. */
export const instantOf = (date: Date | undefined): string => toInstant(date?.getTime() ?? 0);
