import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import { numberOfTask } from '../kernel/ids.ts';
import { taskRefusal } from '../kernel/task.ts';
import { claimSeparation } from './involved.ts';
import type { ClaimRefusal } from './refusals.ts';
import { type Claim, type ClaimSlice, claimOf } from './state.ts';

type OfKind = { readonly kind: string };

/** The claim that a task concerns: `check-claim-2-1` concerns claim 2. */
export function claimOfTask(state: ClaimSlice, kind: string, taskId: string): Claim | undefined {
  const number = numberOfTask(kind, taskId)?.split('-')[0];
  return number === undefined ? undefined : claimOf(state, Number(number));
}

/** The claim that an open task of a kind concerns. */
export function claimToDealWith(
  state: ClaimSlice & Parameters<typeof taskRefusal>[0],
  task: OfKind,
  taskId: string,
): Result<Claim, ClaimRefusal> {
  const notOpen = taskRefusal(state, taskId, [task]);
  if (notOpen) return refused(notOpen);
  const claim = claimOfTask(state, task.kind, taskId);
  return claim ? success(claim) : refused({ reason: 'claim-not-found' });
}

/** Like `claimToDealWith`, for tasks that only a supervisor with no part in the matter may decide. */
export function claimForSupervisor(
  state: Parameters<typeof claimToDealWith>[0] & Parameters<typeof claimSeparation>[0],
  task: OfKind,
  taskId: string,
  step: Parameters<typeof claimSeparation>[2],
  context: Context,
): Result<Claim, ClaimRefusal> {
  const found = claimToDealWith(state, task, taskId);
  if (!found.ok) return found;
  if (context.actor.role !== 'supervisor') return refused({ reason: 'supervisor-needed' });
  const barred = claimSeparation(state, found.value, step, context);
  return barred ? refused(barred) : found;
}
