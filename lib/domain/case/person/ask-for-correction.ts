import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import { type TaskState, taskDeadline, taskRefusal } from '../kernel/task.ts';
import { type CorrectionOutcome, type PersonEvent, personEvent, type RequestedPart } from './events.ts';
import type { PersonRefusal } from './refusals.ts';
import type { PersonSlice } from './state.ts';
import { answerCorrectionTask, type CorrectionRules } from './tasks.ts';

/**
 * Requests a correction that the person cannot make themselves (PIPL art. 46): an officer looks into it. There is one request
 * at a time, so that each is answered.
 */
export function askForCorrection(
  { corrections }: PersonSlice,
  part: RequestedPart,
  rules: CorrectionRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<PersonEvent<'correction-requested'>, PersonRefusal> {
  if (corrections?.open) return refused({ reason: 'correction-requested-already' });
  const number = (corrections?.number ?? 0) + 1;
  const deadline = taskDeadline(answerCorrectionTask, { number }, rules, calendar, context.now);
  return success(personEvent(context, 'correction-requested', { part, taskId: deadline.taskId, deadline }));
}

/**
 * Answers the request after an officer has looked into it: the error has been corrected through its own operation, or there was
 * none.
 */
export function answerCorrection(
  state: TaskState,
  taskId: string,
  outcome: CorrectionOutcome,
  context: Context,
): Result<PersonEvent<'correction-answered'>, PersonRefusal> {
  const notOpen = taskRefusal(state, taskId, [answerCorrectionTask]);
  return notOpen
    ? refused(notOpen)
    : success(personEvent(context, 'correction-answered', { taskId, outcome }));
}
