import {
  executionStatuses,
  noteExecution,
  partsOfName,
  unnotedExecutions,
} from '../../../lib/store/executions.ts';
import { inParallel } from '../../../lib/store/in-parallel.ts';
import type { Table } from '../../../lib/store/table.ts';
import type { ListedExecution } from '../../common/connections/executions.ts';

/**
 * Records the executions that the index lacks, or has with an earlier status: those from before there was an index, and those
 * whose change was lost. One that is already recorded costs a read and no write.
 */
export async function noteUnnoted(table: Table, listed: readonly ListedExecution[]): Promise<void> {
  const known = listed.flatMap(({ caseId: _caseId, startedAt, stoppedAt, status, ...execution }) => {
    const named = executionStatuses.find((one) => one === status);
    const begun = startedAt.toISOString();
    const ended = stoppedAt?.toISOString();
    return named
      ? [
          {
            ...execution,
            ...partsOfName(execution.name),
            status: named,
            startedAt: begun,
            ...(ended !== undefined && { stoppedAt: ended }),
            since: ended ?? begun,
          },
        ]
      : [];
  });
  await inParallel(await unnotedExecutions(table, known), (each) => noteExecution(table, each));
}
