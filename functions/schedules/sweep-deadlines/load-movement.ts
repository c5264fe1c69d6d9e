import { beijingDate, startOfDay } from '../../../lib/domain/calendar/local-date.ts';
import { appliedRules } from '../../../lib/store/applied-rules.ts';
import { calendarWith, loadArrangements } from '../../../lib/store/calendar.ts';
import { ruleLoads } from '../../../lib/store/loaded-rules.ts';
import type { Table } from '../../../lib/store/table.ts';
import { currentPacks } from '../../common/rules/amendments.ts';
import { ruleSources } from '../../common/rules/rule-changes.ts';
import { makeRules } from '../../common/rules/rules.ts';
import { rulesToFollow } from './follow-rules.ts';
import type { Movement } from './move-deadlines.ts';

/** Reads the rules as they are now, and what has changed in them since the open deadlines were last updated. */
export async function loadMovement(table: Table, now: number): Promise<Movement> {
  const loads = ruleLoads(table);
  const [packs, arrangements, applied] = await Promise.all([
    currentPacks(table, loads),
    loadArrangements(table, loads),
    appliedRules(table),
  ]);
  const amendments = packs.amendments.map(({ amendment }) => amendment);
  const changed = rulesToFollow(ruleSources(arrangements, amendments), applied);
  return {
    rules: makeRules(packs.layers, calendarWith(arrangements)),
    announcedYears: changed || isEarly(now) ? arrangements.map(({ year }) => year) : [],
    changed,
    now,
  };
}

/**
 * Whether this is one of the first two sweeps of a Beijing day. Two, because the first may run in the day before if a clock is
 * slow, and the second more than an hour into the day if it is fast. When no rule has changed, deadlines wait for an announced
 * year only if its arrangement came with a new version of this code. So the lists of these years are read in these two sweeps,
 * and not in every one.
 */
const isEarly = (now: number): boolean => now - startOfDay(beijingDate(now)) < 2 * 60 * 60 * 1000;
