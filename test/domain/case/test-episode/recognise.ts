import type { DueDateCalendar } from '../../../../lib/domain/calendar/due-date.ts';
import type { Context } from '../../../../lib/domain/case/kernel/event.ts';
import { type KernelRefusal, phaseRefusal } from '../../../../lib/domain/case/kernel/refusal.ts';
import type { KernelState } from '../../../../lib/domain/case/kernel/state.ts';
import { taskDeadline, taskRefusal } from '../../../../lib/domain/case/kernel/task.ts';
import { type Result, refused, success } from '../../../../lib/domain/result.ts';
import { type RecognitionEvent, recognitionEvent } from './events.ts';
import type { RecognitionSlice } from './state.ts';
import { checkRecognitionTask, decideRecognitionTask, type RecognitionRules } from './tasks.ts';

export type RecognitionRefusal = KernelRefusal | { readonly reason: 'checked-by-same-person' };

type Needs = KernelState & RecognitionSlice;

/** The person applies for recognition; an officer checks the application. */
export function applyForRecognition(
  state: Needs,
  rules: RecognitionRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<RecognitionEvent<'recognition-applied'>, RecognitionRefusal> {
  const notNow = phaseRefusal(state, 'registered');
  if (notNow) return refused(notNow);
  const number = state.recognitions.length + 1;
  const check = taskDeadline(checkRecognitionTask, { number }, rules, calendar, context.now);
  return success(recognitionEvent(context, 'recognition-applied', { number, check }));
}

/** One person has checked it; another decides. */
export function checkRecognition(
  state: Needs,
  taskId: string,
  rules: RecognitionRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<RecognitionEvent<'recognition-checked'>, RecognitionRefusal> {
  const notOpen = taskRefusal(state, taskId, [checkRecognitionTask]);
  if (notOpen) return refused(notOpen);
  const number = state.recognitions.length;
  const decision = taskDeadline(decideRecognitionTask, { number }, rules, calendar, context.now);
  return success(recognitionEvent(context, 'recognition-checked', { taskId, decision }));
}

/** Decides the application; the decider must not have checked it. */
export function decideRecognition(
  state: Needs,
  taskId: string,
  recognised: boolean,
  context: Context,
): Result<RecognitionEvent<'recognition-decided'>, RecognitionRefusal> {
  const notOpen = taskRefusal(state, taskId, [decideRecognitionTask]);
  if (notOpen) return refused(notOpen);
  if (state.recognitions.at(-1)?.checkedBy === context.actor.subject)
    return refused({ reason: 'checked-by-same-person' });
  return success(recognitionEvent(context, 'recognition-decided', { taskId, recognised }));
}
