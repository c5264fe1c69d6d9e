import * as z from 'zod';
import { type CaseRecords, connectCases } from '../../common/connections/records.ts';
import { log } from '../../common/http/log.ts';
import { serveTask } from '../../common/http/task.ts';
import { type Budget, runRound } from '../../common/rounds/run-round.ts';
import { loadMovement } from './load-movement.ts';
import { moveDeadlines } from './move-deadlines.ts';
import { sweepSlices } from './sweep-slice.ts';

/** How many due items one invocation handles itself, in about ten seconds. A shard with nothing due is read once. */
const usual: Budget = { items: 4_000, itemsInSlice: 250 };

/**
 * Watches the deadlines: moves those whose holiday year has been announced or whose rules have changed, then runs the scheduled
 * actions that are due (a month's follow-up begins, a check after a placement is due), and carries out every escalation step
 * that is due. A step is claimed with the case's version and a key of its own, so that two simultaneous sweeps, or one that
 * dies half-way, carry each out exactly once. A case that cannot be changed does not hold up the others: the sweep goes on, and
 * fails at the end. If more is due than one invocation can do, a workflow continues in slices.
 */
export const handle =
  (records: CaseRecords, budget = usual) =>
  async (_input: unknown, now: number) => {
    const movement = await loadMovement(records.table, now);
    const moved = await moveDeadlines(records, movement);
    const swept = await runRound(
      records.table,
      'sweep-deadlines',
      now,
      sweepSlices(records, movement),
      budget,
    );
    const { kept = 0, escalated = 0 } = swept.counts;
    const result = { moved: moved.done, kept, escalated };
    const failed = moved.failed + (swept.counts.failed ?? 0);
    log.info('DEADLINES_SWEPT', { ...result, failed, complete: swept.complete });
    if (failed > 0) throw new Error(`${failed} deadlines or scheduled actions could not be swept`);
    return result;
  };

export const handler = serveTask('sweep-deadlines', z.unknown(), () => handle(connectCases()));
