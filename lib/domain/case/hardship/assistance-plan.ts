import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskRefusal } from '../kernel/task.ts';
import { type HardshipEvent, hardshipEvent } from './events.ts';
import type { PlanSubsidy } from './plan-subsidies.ts';
import type { HardshipRefusal } from './refusals.ts';
import type { HardshipSlice } from './state.ts';
import { assistancePlanTask } from './tasks.ts';

/** The people responsible under an individual plan, by the subjects of their sign-ins; they may be the same person. */
export interface AssistancePlan {
  readonly contact: string;
  readonly assistance: string;
  /** All schemes of the region with their standing for the person, so that none is overlooked. */
  readonly subsidies?: readonly PlanSubsidy[];
}

/**
 * Makes the individual plan of a recognised person. It names who keeps contact and who gives the assistance (SX-6.2, QH-6.2,
 * WH-3.1, CQ-6.2, YN-5.1.2 明确联系责任、就业帮扶责任). Its content is sealed beside the event.
 * @param worksHere whether a member of staff works in the district of the case, and has not left
 */
export function makeAssistancePlan(
  state: KernelState & HardshipSlice,
  taskId: string,
  { contact, assistance, subsidies }: AssistancePlan,
  worksHere: (subject: string) => boolean,
  context: Context,
): Result<HardshipEvent<'assistance-plan-made'>, HardshipRefusal> {
  const notOpen = taskRefusal(state, taskId, [assistancePlanTask]);
  if (notOpen) return refused(notOpen);
  const recognition = state.hardship?.recognitions.find((each) => each.plan?.taskId === taskId);
  if (!recognition) return refused({ reason: 'task-not-found' });
  if (!worksHere(contact) || !worksHere(assistance))
    return refused({ reason: 'responsible-not-in-district' });
  const { number } = recognition;
  return success(
    hardshipEvent(context, 'assistance-plan-made', {
      number,
      taskId,
      contact,
      assistance,
      ...(subsidies && { subsidies: [...subsidies] }),
    }),
  );
}
