import { dueIn } from '../../../lib/store/due.ts';
import { dueFrom } from '../../../lib/store/rounds.ts';
import type { CaseRecords } from '../../common/connections/records.ts';
import type { DoSlice } from '../../common/rounds/run-round.ts';
import { escalateFully, runScheduled } from './carry-out.ts';
import { type Movement, moveDeadline } from './move-deadlines.ts';
import { sweepEach } from './swept.ts';

/**
 * Makes the function that sweeps a slice: some of what is due in a shard, the scheduled actions first. What is done is no
 * longer listed as due, so a repeated slice only does what is left.
 */
export function sweepSlices(records: CaseRecords, movement: Movement): DoSlice {
  const { rules, changed, now } = movement;
  return async ({ shard, pass, after, failed }, limit) => {
    const part = await dueFrom(records.table, shard, now, after, limit);
    const { deadlines, scheduledActions } = dueIn(part.entries);
    const ran = await sweepEach(scheduledActions, (action) => runScheduled(records, action, rules, now));
    const escalated = await sweepEach(deadlines, async (deadline) => {
      // Moving all deadlines may take several sweeps: no step is carried out by rules that no longer apply.
      if (changed) await moveDeadline(records, deadline, changed.changes, movement);
      return escalateFully(records, deadline, now);
    });
    const failedHere = ran.failed + escalated.failed;
    return {
      looked: part.entries.length,
      counts: { kept: ran.done, escalated: escalated.done, failed: failedHere },
      failed: failed + failedHere,
      ...(part.after !== undefined && {
        next: { shard, pass, after: part.after, failed: failed + failedHere },
      }),
    };
  };
}
