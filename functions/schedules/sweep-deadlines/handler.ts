import * as z from 'zod';
import type { CaseState } from '../../../lib/domain/case/case.ts';
import { type CaseEvent, runScheduledAction } from '../../../lib/domain/case/case.ts';
import { escalateDeadline } from '../../../lib/domain/case/kernel/core.ts';
import { appliedRules } from '../../../lib/store/applied-rules.ts';
import { calendarWith, loadedArrangements } from '../../../lib/store/calendar.ts';
import { type DueAction, type DueDeadline, deadlinesAwaiting, due } from '../../../lib/store/due.ts';
import { inParallel } from '../../../lib/store/in-parallel.ts';
import { connectCases } from '../../common/cases/records.ts';
import { log } from '../../common/http/log.ts';
import { serveTask, system } from '../../common/http/task.ts';
import { currentPacks } from '../../common/rules/amendments.ts';
import { type RuleSource, reasonOfArrangement, ruleSources } from '../../common/rules/rule-changes.ts';
import { type Rules, rulesFrom } from '../../common/rules/rules.ts';
import { followRules, recomputeOpenDeadlines, rulesToFollow } from './follow-rules.ts';

const records = connectCases();
const actor = system('sweep-deadlines');

/**
 * Watches the deadlines: moves those whose holiday year has been announced or whose rules have changed since, then
 * runs the scheduled actions that are due (a month's follow-up begins, a check after a placement is due), and carries
 * out every step that is due. A step is claimed with the case's version and a key of its own, so two sweeps at once,
 * or one that dies half-way, carry each out exactly once. A case that cannot be moved keeps no other waiting: the
 * sweep goes on, and fails in the end.
 */
export const handler = serveTask('sweep-deadlines', z.unknown(), async (_input, now) => {
  const { table } = records;
  const [packs, arrangements, applied] = await Promise.all([
    currentPacks(table),
    loadedArrangements(table),
    appliedRules(table),
  ]);
  const rules = rulesFrom(packs.layers, calendarWith(arrangements));
  const sources = ruleSources(
    arrangements,
    packs.amendments.map(({ amendment }) => amendment),
  );
  const changed = rulesToFollow(sources, applied);
  const years = arrangements.map(({ year }) => year);
  const announcedMoves = await moveAnnounced(years, changed?.changes, rules, now);
  const otherMoves = changed
    ? await recomputeOpenDeadlines(table, changed, now, (page) =>
        sweep(page, (deadline) => move(deadline, changed.changes, rules, now)),
      )
    : nothing;
  const moved = total([announcedMoves, otherMoves]);
  const { deadlines, scheduledActions } = await due(records.table, now);
  const kept = await sweep(scheduledActions, (scheduledAction) => keepAll(scheduledAction, rules, now));
  const escalated = await sweep(deadlines, async (deadline) => {
    // A round through all deadlines may take several sweeps: no step is carried out by rules that are no more.
    if (changed) await move(deadline, changed.changes, rules, now);
    return escalateAll(deadline, now);
  });
  const result = { moved: moved.done, kept: kept.done, escalated: escalated.done };
  const failed = moved.failed + kept.failed + escalated.failed;
  log.info('DEADLINES_SWEPT', { ...result, failed });
  if (failed > 0) throw new Error(`${failed} deadlines or scheduled actions could not be swept`);
  return result;
});

interface Swept {
  readonly done: number;
  readonly failed: number;
}

async function sweep<Item extends DueDeadline | DueAction>(
  items: readonly Item[],
  step: (item: Item) => Promise<number>,
): Promise<Swept> {
  const swept = await inParallel(items, async (item): Promise<Swept> => {
    try {
      return { done: await step(item), failed: 0 };
    } catch (error) {
      log.error('DEADLINE_NOT_SWEPT', {
        ...item,
        error: error instanceof Error ? error.name : 'unknown',
      });
      return { done: 0, failed: 1 };
    }
  });
  return total(swept);
}

/** Moves what waited for a holiday year that has been announced since: few deadlines, found by that year. */
async function moveAnnounced(
  years: readonly number[],
  changes: readonly RuleSource[] | undefined,
  rules: Rules,
  now: number,
): Promise<Swept> {
  const moved = await inParallel(years, async (year) => {
    const waiting = await deadlinesAwaiting(records.table, year);
    return sweep(waiting, (deadline) => move(deadline, changes ?? [announced(year)], rules, now));
  });
  return total(moved);
}

const announced = (year: number): RuleSource => ({
  name: reasonOfArrangement(year),
  hash: '',
  concerns: () => true,
});

async function move(
  { caseId, deadlineId }: DueDeadline,
  changes: readonly RuleSource[],
  rules: Rules,
  now: number,
): Promise<number> {
  const changed = await records.cases.change(caseId, ({ state }) => {
    const event = followRules(state, deadlineId, { changes }, rules, { now, actor });
    return { change: event && { event }, answer: event ? 1 : 0 };
  });
  return changed?.answer ?? 0;
}

/** Carries out all steps of one deadline that are due, also several that were missed. */
async function escalateAll({ caseId, deadlineId }: DueDeadline, now: number): Promise<number> {
  const next = (state: CaseState) => escalateDeadline(state, deadlineId, { now, actor });
  return repeat(caseId, next);
}

/** Changes a case by the next event, as long as there is one; says how many there were. */
async function repeat(caseId: string, next: (state: CaseState) => CaseEvent | undefined): Promise<number> {
  for (let count = 0; ; count++) {
    const changed = await records.cases.change(caseId, ({ state }) => {
      const event = next(state);
      return { change: event && { event }, answer: event !== undefined };
    });
    if (!changed?.answer) return count;
    // What the case says after the change: when nothing is left it need not be read once more.
    if (!next(changed.loaded.state)) return count + 1;
  }
}

/** Runs a scheduled action, and those that follow from it and have come too: months that were missed. */
const keepAll = ({ caseId, actionId }: DueAction, rules: Rules, now: number): Promise<number> =>
  repeat(caseId, (state) => {
    const scheduledAction = state.scheduledActions[actionId];
    if (!scheduledAction) return undefined;
    const lifecycle = rules.ofAppointment(state, scheduledAction);
    return runScheduledAction(state, actionId, lifecycle, rules.calendar, { now, actor });
  });

const nothing: Swept = { done: 0, failed: 0 };

const total = (all: readonly Swept[]): Swept =>
  all.reduce((sum, { done, failed }) => ({ done: sum.done + done, failed: sum.failed + failed }), {
    done: 0,
    failed: 0,
  });
