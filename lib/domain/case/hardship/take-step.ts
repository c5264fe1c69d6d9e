import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { type Involved, separationRefusal } from '../assignment/separation.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline, taskRefusal } from '../kernel/task.ts';
import { openRecognition, stepAfter } from './chain.ts';
import { type HardshipEvent, hardshipEvent } from './events.ts';
import type { HardshipRefusal } from './refusals.ts';
import type { HardshipRules } from './rules.ts';
import type { HardshipSlice, HardshipStep, Recognition } from './state.ts';
import { checkTask, firstTaskOf, reviewTask, taskNumber } from './tasks.ts';

type Needs = KernelState & HardshipSlice & Involved;
type Next = HardshipEvent<'hardship-step-taken'>['data']['next'];

/** The step that follows another one, with its deadline. After a negative finding, only a decision follows. */
export function nextAfter(
  { chain, number, round }: Pick<Recognition, 'chain' | 'number' | 'round'>,
  step: HardshipStep,
  positive: boolean,
  rules: HardshipRules,
  calendar: DueDateCalendar,
  now: number,
): Next {
  const found = positive ? stepAfter(chain, step) : 'decision';
  const next = found === 'check' ? 'decision' : found;
  return {
    step: next,
    deadline: taskDeadline(firstTaskOf[next], { number: taskNumber(number, round) }, rules, calendar, now),
  };
}

/**
 * Records whether the person belongs to a group of the region, by the first check or the review. Each is done by a different
 * person. The finding decides nothing; a negative one goes to the decision without a public notice.
 */
export function takeHardshipStep(
  state: Needs,
  taskId: string,
  positive: boolean,
  rules: HardshipRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<HardshipEvent<'hardship-step-taken'>, HardshipRefusal> {
  const notOpen = taskRefusal(state, taskId, [checkTask, reviewTask]);
  if (notOpen) return refused(notOpen);
  const barred = separationRefusal(state, 'check-hardship', context);
  if (barred) return refused(barred);
  const recognition = openRecognition(state);
  const step = recognition?.status === 'checking' ? 'check' : 'review';
  if (!recognition) return refused({ reason: 'hardship-not-under-way' });
  return success(
    hardshipEvent(context, 'hardship-step-taken', {
      number: recognition.number,
      step,
      taskId,
      positive,
      next: nextAfter(recognition, step, positive, rules, calendar, context.now),
    }),
  );
}
