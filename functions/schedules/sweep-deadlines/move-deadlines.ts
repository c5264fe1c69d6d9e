import { type DueDeadline, deadlinesAwaiting } from '../../../lib/store/due.ts';
import { inParallel } from '../../../lib/store/in-parallel.ts';
import { systemContext } from '../../common/cases/contexts.ts';
import type { CaseRecords } from '../../common/connections/records.ts';
import { type RuleSource, reasonOfArrangement } from '../../common/rules/rule-changes.ts';
import type { Rules } from '../../common/rules/rules.ts';
import { followRules, type RulesToFollow, recomputeOpenDeadlines } from './follow-rules.ts';
import { type SweepCounts, sumOf, sweepEach } from './swept.ts';

/** The reasons why deadlines move in this sweep. */
export interface Movement {
  readonly rules: Rules;
  /** The announced years for which deadlines may still wait. */
  readonly announcedYears: readonly number[];
  /** The changed rules that not all open deadlines follow yet. */
  readonly changed: RulesToFollow | undefined;
  readonly now: number;
}

/**
 * How many deadlines of a year and a shard one sweep moves after an announcement: with 16 shards no more than it looks at for
 * changed rules, so that due items are swept within the same five minutes. A moved deadline leaves the list, and the next
 * sweeps continue.
 */
const mostInShard = 1_000;

/** Moves the deadlines whose holiday year has been announced, and those whose rules have changed. */
export async function moveDeadlines(records: CaseRecords, movement: Movement): Promise<SweepCounts> {
  const { changed, now } = movement;
  const announced = await moveProvisionalDeadlines(records, movement);
  if (!changed) return announced;
  const others = await recomputeOpenDeadlines(records.table, changed, now, (page) =>
    sweepEach(page, (deadline) => moveDeadline(records, deadline, changed.changes, movement)),
  );
  return sumOf([announced, others]);
}

/** Recomputes deadlines that waited for a holiday arrangement announced since: they are listed by year. */
async function moveProvisionalDeadlines(records: CaseRecords, movement: Movement): Promise<SweepCounts> {
  const moved = await inParallel(movement.announcedYears, async (year) => {
    const waiting = await deadlinesAwaiting(records.table, year, mostInShard);
    const changes = movement.changed?.changes ?? [announcementOf(year)];
    return sweepEach(waiting, (deadline) => moveDeadline(records, deadline, changes, movement));
  });
  return sumOf(moved);
}

const announcementOf = (year: number): RuleSource => ({
  name: reasonOfArrangement(year),
  hash: '',
  concerns: () => true,
});

/** Moves one deadline to where the rules of today put it; returns whether it had to be moved. */
export async function moveDeadline(
  { cases }: CaseRecords,
  { caseId, deadlineId }: DueDeadline,
  changes: readonly RuleSource[],
  { rules, now }: Movement,
): Promise<0 | 1> {
  const changed = await cases.change(caseId, ({ state }) => {
    const event = followRules(state, deadlineId, { changes }, rules, systemContext('sweep-deadlines', now));
    return { change: event && { event }, answer: event ? (1 as const) : (0 as const) };
  });
  return changed?.answer ?? 0;
}
