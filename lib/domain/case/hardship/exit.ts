import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { beijingDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { separationRefusal } from '../assignment/separation.ts';
import type { Deadline } from '../kernel/deadline.ts';
import type { Context } from '../kernel/event.ts';
import { taskIdOf } from '../kernel/ids.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import { endedTask, taskDeadline, taskRefusal } from '../kernel/task.ts';
import { isChainComplete } from './chain.ts';
import { anotherRound, type decideHardship, recognisedPart } from './decide.ts';
import { type HardshipEvent, hardshipEvent } from './events.ts';
import type { HardshipRefusal } from './refusals.ts';
import type { HardshipRules } from './rules.ts';
import { type HardshipSlice, type Recognition, recognitionOn } from './state.ts';
import { assistancePlanTask, objectionTask, taskNumber } from './tasks.ts';

type Needs = Parameters<typeof decideHardship>[0];
type Rules = Parameters<typeof decideHardship>[3];

/**
 * Ends a recognition from today, for a reason on the region's list. A supervisor decides it: no count, comparison or closure
 * does. The person is told, and may object (YN-5.1.2 退出机制).
 */
export function exitHardship(
  state: Needs,
  reason: string,
  rules: HardshipRules,
  context: Context,
): Result<HardshipEvent<'hardship-exited'>, HardshipRefusal> {
  const notNow = phaseRefusal(state, 'registered', 'closed');
  if (notNow) return refused(notNow);
  if (context.actor.role !== 'supervisor') return refused({ reason: 'supervisor-needed' });
  const barred = separationRefusal(state, 'exit-hardship', context);
  if (barred) return refused(barred);
  const exitedOn = beijingDate(context.now);
  const recognition = recognitionOn(state, exitedOn);
  if (!recognition) return refused({ reason: 'hardship-not-recognised' });
  if (!rules.hardship.exitReasons.includes(reason)) return refused({ reason: 'unknown-exit-reason' });
  return success(hardshipEvent(context, 'hardship-exited', { number: recognition.number, reason, exitedOn }));
}

/** The decision to which the person may object now: the last recognition was refused or has ended. */
export function contestedHardship({
  hardship,
}: HardshipSlice): { readonly recognition: Recognition; readonly against: 'refusal' | 'exit' } | undefined {
  const recognition = hardship?.recognitions.at(-1);
  if (recognition?.status === 'refused') return { recognition, against: 'refusal' };
  if (recognition?.status === 'exited') return { recognition, against: 'exit' };
  return undefined;
}

/** Whether the person has objected to this very decision. An exit that follows one that was undone is another decision. */
export const hasObjected = ({ objection, round }: Recognition, against: 'refusal' | 'exit'): boolean =>
  objection?.against === against &&
  objection.round === round &&
  (against === 'refusal' || objection.status !== 'upheld');

/** The first number that no task of a kind has had: `1`, then `1-2`, for what is done again in the same round. */
function unusedNumber(state: KernelState, { kind }: { readonly kind: string }, number: string): string {
  const isUsed = (each: string) => endedTask(state, taskIdOf(kind, each)) !== undefined;
  let last = number;
  for (let count = 2; isUsed(last); count++) last = `${number}-${count}`;
  return last;
}

/** Records the person's objection to a refusal or an exit. Another supervisor reviews it: once for each decision. */
export function objectToHardship(
  state: Needs,
  rules: HardshipRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<HardshipEvent<'hardship-objected'>, HardshipRefusal> {
  const notNow = phaseRefusal(state, 'registered', 'closed');
  if (notNow) return refused(notNow);
  const contested = contestedHardship(state);
  if (!contested) return refused({ reason: 'no-hardship-decision-to-object-to' });
  const { recognition, against } = contested;
  if (hasObjected(recognition, against)) return refused({ reason: 'already-objected' });
  const { number, round } = recognition;
  const name = unusedNumber(state, objectionTask, `${taskNumber(number, round)}-${against}`);
  const deadline = taskDeadline(objectionTask, { number: name }, rules, calendar, context.now);
  const { taskId } = deadline;
  return success(hardshipEvent(context, 'hardship-objected', { number, against, taskId, deadline }));
}

/**
 * Decides an objection; another supervisor does so. A wrong exit is undone. A wrong refusal becomes a recognition if every step
 * was positive; otherwise a new round begins, so that nobody is recognised without the region's steps (I9). After the end of the
 * registration nobody is examined or gets an individual plan (I-60): then no work opens, and a person whose examination lacks
 * a step may ask again in their next registration (I-89).
 */
export function decideHardshipObjection(
  state: Needs,
  taskId: string,
  upheld: boolean,
  rules: Rules,
  calendar: DueDateCalendar,
  context: Context,
): Result<HardshipEvent<'hardship-objection-decided'>, HardshipRefusal> {
  const notOpen = taskRefusal(state, taskId, [objectionTask]);
  if (notOpen) return refused(notOpen);
  if (context.actor.role !== 'supervisor') return refused({ reason: 'supervisor-needed' });
  const barred = separationRefusal(state, 'decide-hardship-objection', context);
  if (barred) return refused(barred);
  const recognition = state.hardship?.recognitions.find((each) => each.objection?.taskId === taskId);
  if (!recognition) return refused({ reason: 'task-not-found' });
  const { number, status } = recognition;
  const decided = (more: object) =>
    success(hardshipEvent(context, 'hardship-objection-decided', { number, taskId, upheld, ...more }));
  if (!upheld) return decided({});
  const isRegistered = state.phase === 'registered';
  if (status === 'exited') {
    const lacksPlan = isRegistered && recognition.plan?.madeOn === undefined;
    return decided(
      lacksPlan ? { plan: planAfterExit(state, recognition, rules, calendar, context.now) } : {},
    );
  }
  if (!isChainComplete(recognition, context.actor.subject, beijingDate(context.now)))
    return decided(
      isRegistered
        ? { again: anotherRound(recognition, rules, calendar, context.now) }
        : { mayAskAgain: true },
    );
  const { recognisedOn, categories, ...work } = recognisedPart(
    state,
    recognition,
    recognition.categories,
    rules,
    calendar,
    context.now,
  );
  return decided({ recognised: { recognisedOn, categories, ...(isRegistered && work) } });
}

/** The individual plan that is due again because a wrong exit had ended the work on it. */
function planAfterExit(
  state: KernelState,
  { number, round }: Recognition,
  rules: HardshipRules,
  calendar: DueDateCalendar,
  now: number,
): Deadline {
  const name = unusedNumber(state, assistancePlanTask, taskNumber(number, round));
  return taskDeadline(assistancePlanTask, { number: name }, rules, calendar, now);
}
