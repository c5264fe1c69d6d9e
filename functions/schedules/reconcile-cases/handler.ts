import * as z from 'zod';
import { findings } from '../../../lib/domain/case/case.ts';
import { toInstant } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { noteCheckPart } from '../../../lib/store/health.ts';
import { connectExecutions, type Executions } from '../../common/connections/executions.ts';
import { type CaseRecords, connectCases } from '../../common/connections/records.ts';
import { serveTask } from '../../common/http/task.ts';
import { type Budget, runRound } from '../../common/rounds/run-round.ts';
import { listsOfCases, reconcileSlices } from './passes.ts';
import { reportFindings } from './report.ts';

/** How many items one invocation handles itself: far less than fits into its five minutes. */
const usual: Budget = { items: 5_000, itemsInSlice: 500 };

/**
 * Counts every day what should not exist, repairs what it can, and reports the rest: the second, independent path to "nobody is
 * forgotten". It looks at every registration, at every other case that changed lately or has a deadline, and at every
 * execution. A count that is not zero raises an alarm (`INVARIANTS_BROKEN`). If there is more than one invocation can do, a
 * workflow continues in slices.
 */
export const handle =
  (records: Pick<CaseRecords, 'table' | 'cases'>, executions?: Executions, budget = usual) =>
  async (_input: unknown, now: number) => {
    const { table } = records;
    const slices = reconcileSlices(records, executions, now);
    const { counts, complete } = await runRound(table, 'reconcile-cases', now, slices, budget, listsOfCases);
    const none = Object.fromEntries(
      ['cases', 'deadlines', 'undelivered', 'unansweredPayments', ...findings].map((name) => [name, 0]),
    );
    const result = { ...none, ...counts };
    reportFindings(counts);
    await noteCheckPart(table, toInstant(now), 'first', counts);
    return { ...result, complete };
  };

export const handler = serveTask('reconcile-cases', z.unknown(), () =>
  handle(connectCases(), connectExecutions()),
);
