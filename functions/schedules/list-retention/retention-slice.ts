import { endedBefore } from '../../../lib/store/retention.ts';
import type { Table } from '../../../lib/store/table.ts';
import { dueRecords, latestEnd } from '../../common/cases/retention.ts';
import { log } from '../../common/http/log.ts';
import { type Counts, type DoSlice, sumOf } from '../../common/rounds/run-round.ts';
import type { Rules } from '../../common/rules/rules.ts';

/**
 * Makes the function that counts, in a part of a shard, the records whose retention is over: by class, and separately those
 * that something still waits for.
 * @param at the instant of the round, in milliseconds
 */
export const retentionSlices =
  (table: Table, rules: Rules, at: number): DoSlice =>
  async ({ shard, pass, after, failed }, limit) => {
    const part = await endedBefore(table, shard, latestEnd(rules, at), after, limit);
    const due = dueRecords(part.entries, rules, at);
    const counts = sumOf(
      due.map(({ recordClass, stillNeeded }) => ({ [stillNeeded ? 'still-needed' : recordClass]: 1 })),
    );
    reportDue(counts);
    const next = part.after === undefined ? undefined : { shard, pass, after: part.after, failed };
    return { looked: part.entries.length, counts, failed, next };
  };

/** Logs how many records are due, if any are. */
function reportDue(counts: Counts): void {
  if (Object.keys(counts).length > 0) log.info('RECORDS_DUE', counts);
}
