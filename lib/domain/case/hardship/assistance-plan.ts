import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskRefusal } from '../kernel/task.ts';
import { type HardshipEvent, hardshipEvent } from './events.ts';
import type { PlanSubsidy } from './plan-subsidies.ts';
import type { HardshipRefusal } from './refusals.ts';
import type { HardshipSlice } from './state.ts';
import { assistancePlanTask } from './tasks.ts';

/** What an individual plan names: people by the subjects of their sign-ins, of whom one may be both. */
export interface AssistancePlan {
  readonly contact: string;
  readonly assistance: string;
  /** Every scheme of the region with how it stands for the person, so that nothing they may have is passed over. */
  readonly subsidies?: readonly PlanSubsidy[];
}

/**
 * The individual plan of somebody who is recognised, with who keeps contact and who gives the assistance (SX-6.2, QH-6.2,
 * WH-3.1, CQ-6.2, YN-5.1.2 明确联系责任、就业帮扶责任). What it provides is sealed beside the event.
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
