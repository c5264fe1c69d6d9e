import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { beijingDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline } from '../kernel/task.ts';
import { isForPerson } from '../kernel/vocabulary.ts';
import { isHardshipContested, openRecognition } from './chain.ts';
import type { EarlierRecognition } from './earlier.ts';
import { type ContinuedHardship, type HardshipEvent, type HardshipStart, hardshipEvent } from './events.ts';
import type { HardshipRefusal } from './refusals.ts';
import type { HardshipRules } from './rules.ts';
import { type HardshipSlice, isRecognisedAsHardship } from './state.ts';
import { assistancePlanTask, checkTask, taskNumber } from './tasks.ts';

/** Why a person cannot be recognised for these groups; undefined if they can. */
export function categoryRefusal(
  categories: readonly string[],
  { hardship }: HardshipRules,
): HardshipRefusal | undefined {
  if (categories.length === 0) return { reason: 'hardship-category-missing' };
  const unknown = categories.find((each) => !hardship.categories.some(({ code }) => code === each));
  return unknown === undefined ? undefined : { reason: 'unknown-hardship-category', category: unknown };
}

const nextNumber = ({ hardship }: HardshipSlice): number => (hardship?.recognitions.length ?? 0) + 1;

/**
 * Begins a recognition, or says why none begins: one is under way or under review, or the person is recognised already. It
 * follows the region's chain of that day. Nobody is asked for a document: known data are compared.
 */
export function beginHardship(
  state: HardshipSlice,
  origin: HardshipStart['origin'],
  categories: readonly string[],
  rules: HardshipRules,
  calendar: DueDateCalendar,
  now: number,
): Result<HardshipStart, HardshipRefusal> {
  if (openRecognition(state) || isHardshipContested(state)) return refused({ reason: 'hardship-under-way' });
  if (isRecognisedAsHardship(state, beijingDate(now)))
    return refused({ reason: 'hardship-recognised-already' });
  const wrong = categoryRefusal(categories, rules);
  if (wrong) return refused(wrong);
  const number = nextNumber(state);
  const check = taskDeadline(checkTask, { number: taskNumber(number, 1) }, rules, calendar, now);
  return success({
    number,
    origin,
    categories: [...new Set(categories)],
    chain: [...rules.hardship.chain],
    check,
  });
}

/** Applies for recognition; the person does so themselves, or at the counter (SX-6.1, QH-6.1, WH-3.1, CQ-6.1, YN-5.1.1). */
export function applyForHardship(
  state: KernelState & HardshipSlice,
  categories: readonly string[],
  rules: HardshipRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<HardshipEvent<'hardship-applied-for'>, HardshipRefusal> {
  const notNow = phaseRefusal(state, 'registered');
  if (notNow) return refused(notNow);
  const origin = isForPerson(context.actor.role) ? 'person' : 'counter';
  const begun = beginHardship(state, origin, categories, rules, calendar, context.now);
  return begun.ok
    ? success(hardshipEvent(context, 'hardship-applied-for', { hardshipBegun: begun.value }))
    : begun;
}

/**
 * The recognition that begins with an approval because it was requested in the same form (YN-5.1.1). Empty if it was not, or if
 * the region no longer has one of its groups.
 */
export function hardshipAskedFor(
  state: HardshipSlice,
  rules: HardshipRules,
  calendar: DueDateCalendar,
  now: number,
): { readonly hardshipBegun?: HardshipStart } {
  const asked = state.hardship?.asked;
  if (!asked) return {};
  const begun = beginHardship(state, 'with-registration', asked.categories, rules, calendar, now);
  return begun.ok ? { hardshipBegun: begun.value } : {};
}

/**
 * Continues a recognition in another case of the same person: they were in work for too short a time (YN-5.1.3), or have moved
 * within the region. Whoever approves that also decides this; a new individual plan is made.
 */
export function continueHardship(
  state: HardshipSlice,
  origin: ContinuedHardship['origin'],
  { categories, ...linked }: EarlierRecognition,
  rules: HardshipRules,
  calendar: DueDateCalendar,
  now: number,
): ContinuedHardship {
  const number = nextNumber(state);
  return {
    number,
    origin,
    categories: [...categories],
    linked,
    recognisedOn: beijingDate(now),
    plan: taskDeadline(assistancePlanTask, { number: taskNumber(number, 1) }, rules, calendar, now),
  };
}
