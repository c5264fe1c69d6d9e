import { beijingDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { inWorkReasons, placementChecksAfter } from '../after-placement/schedule.ts';
import type { PlacementRules } from '../after-placement/tasks.ts';
import { type Involved, separationRefusal } from '../assignment/separation.ts';
import { type InTouch, lastContactAt } from '../in-touch/last-contact.ts';
import type { Context } from '../kernel/event.ts';
import { type TaskState, taskRefusal } from '../kernel/task.ts';
import { type ClosureEvent, closureEvent } from './events.ts';
import type { ClosureRefusal } from './refusals.ts';
import type { ClosureSlice } from './state.ts';
import { decideClosureTask } from './tasks.ts';

export interface ClosureDecision {
  readonly close: boolean;
}

const isHumanDecider = ({ actor }: Context): boolean =>
  actor.role === 'officer' || actor.role === 'supervisor';

/** Decides a proposal to close; the decision is made by a human. Declining leaves the registration unchanged. */
export function decideClosure(
  state: TaskState & ClosureSlice & Involved & InTouch,
  taskId: string,
  decision: ClosureDecision,
  rules: PlacementRules,
  context: Context,
): Result<ClosureEvent<'registration-closed' | 'closure-declined'>, ClosureRefusal> {
  const { closure } = state;
  const notOpen = taskRefusal(state, taskId, [decideClosureTask]);
  if (notOpen) return refused(notOpen);
  if (closure?.taskId !== taskId) return refused({ reason: 'task-not-found' });
  if (!isHumanDecider(context)) return refused({ reason: 'role-not-allowed' });
  if (closure.decidedBy === 'supervisor' && context.actor.role !== 'supervisor')
    return refused({ reason: 'supervisor-needed' });
  const barred = separationRefusal(state, 'decide-closure', context);
  if (barred) return refused(barred);
  if (!decision.close) {
    const tells = !closure.noticeExempt && { tellsPerson: true as const };
    return success(closureEvent(context, 'closure-declined', { taskId, ...tells }));
  }
  // The count no longer applies once the person has come forward (I-07).
  if (closure.reason === 'unreachable' && lastContactAt(state) > Date.parse(closure.proposedAt))
    return refused({ reason: 'person-in-touch' });
  const closedOn = beijingDate(context.now);
  return success(
    closureEvent(context, 'registration-closed', {
      taskId,
      reason: closure.reason,
      closedOn,
      noticeExempt: closure.noticeExempt,
      ...(inWorkReasons.includes(closure.reason) && { inWork: true }),
      checks: placementChecksAfter(closure.reason, closedOn, rules),
    }),
  );
}
