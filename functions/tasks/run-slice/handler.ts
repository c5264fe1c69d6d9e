import * as z from 'zod';
import { noteCheckPart } from '../../../lib/store/health.ts';
import type { Round, Slice } from '../../../lib/store/rounds.ts';
import { roundSchema, sliceSchema } from '../../../lib/store/rounds.ts';
import { connectExecutionCalls, type ExecutionCalls } from '../../common/connections/execution-calls.ts';
import { connectExecutions, type Executions } from '../../common/connections/executions.ts';
import { type CaseRecords, connectCases } from '../../common/connections/records.ts';
import { redriveSlices } from '../../common/executions/redrive-slices.ts';
import { log } from '../../common/http/log.ts';
import { serveTask } from '../../common/http/task.ts';
import { completeRound, type DoSlice } from '../../common/rounds/run-round.ts';
import { currentRules } from '../../common/rules/rules.ts';
import { retentionSlices } from '../../schedules/list-retention/retention-slice.ts';
import { reconcileSlices } from '../../schedules/reconcile-cases/passes.ts';
import { reportFindings } from '../../schedules/reconcile-cases/report.ts';
import { digestSlices } from '../../schedules/send-digests/digest-slice.ts';
import { loadMovement } from '../../schedules/sweep-deadlines/load-movement.ts';
import { sweepSlices } from '../../schedules/sweep-deadlines/sweep-slice.ts';

const doneSchema = z.object({ more: z.literal(false), failed: z.int().nonnegative() });

const input = z.union([
  z.strictObject({ job: roundSchema.shape.job, at: roundSchema.shape.at, slice: sliceSchema }),
  z.strictObject({ job: roundSchema.shape.job, finished: z.array(doneSchema) }),
]);

/**
 * The number of items in a slice. A case takes about 30 milliseconds and eight are handled at a time, so a slice lasts about
 * ten seconds and holds one page of 2,500 items; an execution of 200 slices stays far below 25,000 events.
 */
const itemsInSlice = 2_500;

/** The answer to the workflow: the next slice of the shard, or that there is none. */
type Answer = (Slice & { readonly more: true }) | z.infer<typeof doneSchema>;

/**
 * Runs a slice of a round and returns the next one, or records that all shards are done.
 * @throws Error at the end of a round in which something could not be done
 */
export const handle =
  (records: CaseRecords, executions: Executions | undefined, limit = itemsInSlice, calls?: ExecutionCalls) =>
  async (event: z.infer<typeof input>, now: number): Promise<Answer> => {
    if ('finished' in event) return finish(records, event.job, event.finished, now);
    const { job, at, slice } = event;
    const { counts, next, failed } = await (
      await slicesOf(job, { records, executions, calls }, Date.parse(at), now)
    )(slice, limit);
    log.info('SLICE_DONE', { job, shard: slice.shard, pass: slice.pass, ...counts, failed });
    if (job === 'reconcile-cases') {
      reportFindings(counts);
      const { shard, pass, after = '' } = slice;
      await noteCheckPart(records.table, at, `${shard}#${pass}#${after}`, counts);
    }
    return next ? { ...next, more: true } : { more: false, failed };
  };

export const handler = serveTask('run-slice', input, () =>
  handle(connectCases(), connectExecutions(), itemsInSlice, connectExecutionCalls()),
);

async function finish(
  { table }: CaseRecords,
  job: Round['job'],
  shards: readonly z.infer<typeof doneSchema>[],
  now: number,
): Promise<Answer> {
  const failed = shards.reduce((sum, shard) => sum + shard.failed, 0);
  await completeRound(table, job, failed, now);
  if (failed > 0) throw new Error(`${failed} items of a round of ${job} could not be dealt with`);
  return { more: false, failed };
}

/** What the slices of the jobs need. */
interface Connections {
  readonly records: CaseRecords;
  readonly executions: Executions | undefined;
  readonly calls: ExecutionCalls | undefined;
}

/** @param at the instant that the round works by, in milliseconds */
async function slicesOf(
  job: Round['job'],
  { records, executions, calls }: Connections,
  at: number,
  now: number,
): Promise<DoSlice> {
  switch (job) {
    case 'sweep-deadlines':
      return sweepSlices(records, await loadMovement(records.table, now));
    case 'reconcile-cases':
      return reconcileSlices(records, executions, now);
    case 'send-digests':
      return digestSlices(records.table, at);
    case 'list-retention':
      return retentionSlices(records.table, await currentRules(records.table), at);
    case 'redrive-executions':
      if (!calls) throw new Error('this function has no part in redrives');
      return redriveSlices(records, calls, now);
    default:
      throw new Error(`there is no job ${job satisfies never}`);
  }
}
