import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { type Involved, separationRefusal } from '../assignment/separation.ts';
import type { ClosureSlice } from '../closure/state.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { type TaskState, taskDeadline, taskRefusal } from '../kernel/task.ts';
import type { Phase } from '../kernel/vocabulary.ts';
import type { RegistrationBeginning } from '../registration/events.ts';
import type { RegistrationSlice } from '../registration/state.ts';
import { type ObjectionEvent, objectionEvent, type Resumption } from './events.ts';
import type { ObjectionRefusal } from './refusals.ts';
import { decideObjectionTask, type ObjectionRules, refusalNumber } from './tasks.ts';

type Needs = KernelState & ClosureSlice & Pick<RegistrationSlice, 'refusal'>;

/**
 * A refusal can also be contested by somebody who has accepted the offer of job-seeker registration, even if that has ended.
 */
const afterRefusal: readonly Phase[] = ['refused', 'job-seeker', 'job-seeker-ended'];

/** The decision that a person may contest now: the refusal of their application, or the closure. */
export function contestedDecision({
  phase,
  closure,
  refusal,
}: Pick<Needs, 'phase' | 'closure' | 'refusal'>):
  | { readonly number: number | string; readonly objection?: object | undefined }
  | undefined {
  if (phase === 'closed' && closure?.status === 'closed')
    return { number: closure.number, objection: closure.objection };
  if (refusal && afterRefusal.includes(phase)) return { number: refusalNumber, objection: refusal.objection };
  return undefined;
}

/** Records an objection to a refusal or a closure. A supervisor reviews the decision. */
export function raiseObjection(
  state: Needs,
  rules: ObjectionRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<ObjectionEvent<'objection-raised'>, ObjectionRefusal> {
  const contested = contestedDecision(state);
  if (!contested) return refused({ reason: 'no-closure-to-object-to' });
  if (contested.objection) return refused({ reason: 'already-objected' });
  const { number } = contested;
  const deadline = taskDeadline(decideObjectionTask, { number }, rules, calendar, context.now);
  return success(objectionEvent(context, 'objection-raised', { taskId: deadline.taskId, deadline }));
}

/**
 * Decides an objection: a wrong closure is reinstated, with everything that it cut off, and a wrong refusal becomes a
 * registration. The supervisor must not have proposed or made the decision.
 * @param redress for a closure from `reinstatement`, for a refusal from `beginRegistration`
 */
export function decideObjection(
  state: TaskState & Involved & { readonly death?: object | undefined },
  taskId: string,
  uphold: boolean,
  redress: Resumption | RegistrationBeginning,
  context: Context,
): Result<
  ObjectionEvent<'registration-reinstated' | 'refusal-overturned' | 'objection-dismissed'>,
  ObjectionRefusal
> {
  const notOpen = taskRefusal(state, taskId, [decideObjectionTask]);
  if (notOpen) return refused(notOpen);
  if (context.actor.role !== 'supervisor') return refused({ reason: 'supervisor-needed' });
  const barred = separationRefusal(state, 'decide-objection', context);
  if (barred) return refused(barred);
  if (!uphold) return success(objectionEvent(context, 'objection-dismissed', { taskId }));
  if (state.death) return refused({ reason: 'death-is-recorded' });
  return success(
    'resumes' in redress
      ? objectionEvent(context, 'registration-reinstated', { taskId, ...redress })
      : objectionEvent(context, 'refusal-overturned', { taskId, ...redress }),
  );
}
