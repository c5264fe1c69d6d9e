import { appliedRules } from '../../../lib/store/applied-rules.ts';
import { calendarWith, loadArrangements } from '../../../lib/store/calendar.ts';
import { ruleLoads } from '../../../lib/store/loaded-rules.ts';
import type { Table } from '../../../lib/store/table.ts';
import { currentPacks } from '../../common/rules/amendments.ts';
import { ruleSources } from '../../common/rules/rule-changes.ts';
import { makeRules } from '../../common/rules/rules.ts';
import { rulesToFollow } from './follow-rules.ts';
import type { Movement } from './move-deadlines.ts';

/** Reads the rules as they are now, and what has changed in them since the open deadlines were last brought in line. */
export async function loadMovement(table: Table, now: number): Promise<Movement> {
  const loads = ruleLoads(table);
  const [packs, arrangements, applied] = await Promise.all([
    currentPacks(table, loads),
    loadArrangements(table, loads),
    appliedRules(table),
  ]);
  const amendments = packs.amendments.map(({ amendment }) => amendment);
  return {
    rules: makeRules(packs.layers, calendarWith(arrangements)),
    announcedYears: arrangements.map(({ year }) => year),
    changed: rulesToFollow(ruleSources(arrangements, amendments), applied),
    now,
  };
}
