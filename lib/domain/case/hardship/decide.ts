import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { beijingDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { type Involved, separationRefusal } from '../assignment/separation.ts';
import type { Context } from '../kernel/event.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline, taskRefusal } from '../kernel/task.ts';
import { lacksOneToOne, type OneToOneRules } from '../ledger/one-to-one.ts';
import type { LedgerSlice } from '../ledger/state.ts';
import { openPlanAdjustment, type WithPlan } from '../plan-adjustment/open-adjustment.ts';
import { categoryRefusal } from './begin.ts';
import { isChainComplete, openRecognition } from './chain.ts';
import { type HardshipEvent, hardshipEvent, type refusalReasons } from './events.ts';
import type { HardshipRefusal } from './refusals.ts';
import type { HardshipRules } from './rules.ts';
import { type HardshipSlice, hardshipTag, type Recognition } from './state.ts';
import { assistancePlanTask, checkTask, decisionTask, taskNumber } from './tasks.ts';

type Needs = KernelState &
  HardshipSlice &
  Involved &
  LedgerSlice &
  WithPlan &
  Parameters<typeof lacksOneToOne>[0];
type Rules = HardshipRules & OneToOneRules;

/**
 * The decision of a supervisor: to recognise the person for some groups, to refuse with a reason, or to return it for another
 * round.
 */
export interface HardshipDecision {
  readonly outcome: 'recognise' | 'refuse' | 'return';
  readonly categories: readonly string[];
  readonly reason?: (typeof refusalReasons)[number] | undefined;
}

type Decided = HardshipEvent<'hardship-recognised' | 'hardship-refused' | 'hardship-returned'>;

/**
 * Decides a recognition; the supervisor must have taken no earlier step. A person is only recognised after every step of the
 * region's chain, all positive and by different people, and after the public notice (I9). The person is told, and may object to
 * a refusal.
 */
export function decideHardship(
  state: Needs,
  taskId: string,
  decision: HardshipDecision,
  rules: Rules,
  calendar: DueDateCalendar,
  context: Context,
): Result<Decided, HardshipRefusal> {
  const notOpen = taskRefusal(state, taskId, [decisionTask]);
  if (notOpen) return refused(notOpen);
  if (context.actor.role !== 'supervisor') return refused({ reason: 'supervisor-needed' });
  const barred = separationRefusal(state, 'decide-hardship', context);
  if (barred) return refused(barred);
  const recognition = openRecognition(state);
  if (!recognition) return refused({ reason: 'hardship-not-under-way' });
  const { number } = recognition;
  switch (decision.outcome) {
    case 'recognise': {
      const wrong = categoryRefusal(decision.categories, rules);
      if (wrong) return refused(wrong);
      if (!isChainComplete(recognition, context.actor.subject, beijingDate(context.now)))
        return refused({ reason: 'hardship-chain-incomplete' });
      return success(
        hardshipEvent(context, 'hardship-recognised', {
          number,
          taskId,
          ...recognisedPart(state, recognition, decision.categories, rules, calendar, context.now),
        }),
      );
    }
    case 'refuse':
      if (decision.reason === undefined) return refused({ reason: 'hardship-reason-missing' });
      return success(hardshipEvent(context, 'hardship-refused', { number, taskId, reason: decision.reason }));
    case 'return':
      return success(
        hardshipEvent(context, 'hardship-returned', {
          number,
          taskId,
          again: anotherRound(recognition, rules, calendar, context.now),
        }),
      );
  }
}

/**
 * The consequences of a recognition, whoever decides it: the individual plan, and the tier that the service plan must now have.
 */
export function recognisedPart(
  state: Needs,
  { number, round }: Pick<Recognition, 'number' | 'round'>,
  categories: readonly string[],
  rules: Rules,
  calendar: DueDateCalendar,
  now: number,
): Omit<HardshipEvent<'hardship-recognised'>['data'], 'number' | 'taskId'> {
  const taskName = { number: taskNumber(number, round) };
  const tagged = { facts: [], tags: [hardshipTag(true, beijingDate(now))] };
  const opens = lacksOneToOne(state, tagged, rules)
    ? openPlanAdjustment(state, `hardship-${taskName.number}`, rules, calendar, now)
    : undefined;
  return {
    recognisedOn: beijingDate(now),
    categories: [...new Set(categories)],
    plan: taskDeadline(assistancePlanTask, taskName, rules, calendar, now),
    ...(opens && { opens }),
  };
}

/** Another round of the same recognition, from the first step. */
export function anotherRound(
  { number, round }: Pick<Recognition, 'number' | 'round'>,
  rules: HardshipRules,
  calendar: DueDateCalendar,
  now: number,
): HardshipEvent<'hardship-returned'>['data']['again'] {
  const next = round + 1;
  return {
    round: next,
    check: taskDeadline(checkTask, { number: taskNumber(number, next) }, rules, calendar, now),
  };
}

/** Withdraws the person's request before it is decided. */
export function withdrawHardship(
  state: KernelState & HardshipSlice,
  context: Context,
): Result<HardshipEvent<'hardship-withdrawn'>, HardshipRefusal> {
  const notNow = phaseRefusal(state, 'registered');
  if (notNow) return refused(notNow);
  const recognition = openRecognition(state);
  return recognition
    ? success(hardshipEvent(context, 'hardship-withdrawn', { number: recognition.number }))
    : refused({ reason: 'hardship-not-under-way' });
}
