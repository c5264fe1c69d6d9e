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

/** Reads the rules as they are now, and what has changed in them since the open deadlines were last brought in line. */
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
 * Whether it is one of the first two sweeps of a Beijing day: a clock that is behind puts the first of them into the day before, and
 * another one would put the second an hour from its beginning. Where no rule has changed, nothing waits for a year that was announced, unless the
 * arrangement came with a new version of this code: so the lists of all these years are read then, and not in every sweep.
 */
const isEarly = (now: number): boolean => now - startOfDay(beijingDate(now)) < 2 * 60 * 60 * 1000;
