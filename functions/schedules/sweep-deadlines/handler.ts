import * as z from 'zod';
import { due } from '../../../lib/store/due.ts';
import { type CaseRecords, connectCases } from '../../common/connections/records.ts';
import { log } from '../../common/http/log.ts';
import { serveTask } from '../../common/http/task.ts';
import { escalateFully, runScheduled } from './carry-out.ts';
import { loadMovement } from './load-movement.ts';
import { moveDeadline, moveDeadlines } from './move-deadlines.ts';
import { sweepEach } from './swept.ts';

/**
 * Watches the deadlines: moves those whose holiday year has been announced or whose rules have changed, then runs the
 * scheduled actions that are due (a month's follow-up begins, a check after a placement is due), and carries out every
 * escalation step that is due. A step is claimed with the case's version and a key of its own, so that two sweeps at
 * once, or one that dies half-way, carry each out exactly once. A case that cannot be changed keeps no other waiting:
 * the sweep goes on, and fails in the end.
 */
export const handle = (records: CaseRecords) => async (_input: unknown, now: number) => {
  const movement = await loadMovement(records.table, now);
  const { rules, changed } = movement;
  const moved = await moveDeadlines(records, movement);
  const { deadlines, scheduledActions } = await due(records.table, now);
  const ran = await sweepEach(scheduledActions, (action) => runScheduled(records, action, rules, now));
  const escalated = await sweepEach(deadlines, async (deadline) => {
    // To move all deadlines may take several sweeps: no step is carried out by rules that no longer hold.
    if (changed) await moveDeadline(records, deadline, changed.changes, movement);
    return escalateFully(records, deadline, now);
  });
  const result = { moved: moved.done, kept: ran.done, escalated: escalated.done };
  const failed = moved.failed + ran.failed + escalated.failed;
  log.info('DEADLINES_SWEPT', { ...result, failed });
  if (failed > 0) throw new Error(`${failed} deadlines or scheduled actions could not be swept`);
  return result;
};

export const handler = serveTask('sweep-deadlines', z.unknown(), () => handle(connectCases()));
