import * as z from 'zod';
import { type Result, refused, success } from '../../result.ts';
import type { CaseState } from '../case.ts';
import type { CaseEvent } from '../events.ts';
import { type DueDateCalendar, deadlineSchema, makeDeadline } from '../kernel/deadline.ts';
import { type Context, makeEvent } from '../kernel/event.ts';
import { taskName } from '../kernel/ids.ts';
import { placementCheckActionId, withoutScheduledAction } from '../kernel/scheduled-action.ts';
import { closeTask, taskRefusal, withWatchedTask } from '../kernel/task.ts';
import { instantSchema } from '../kernel/vocabulary.ts';
import type { LifecycleRules } from '../lifecycle-rules.ts';
import type { CaseRefusal } from '../refusals.ts';

/** What a check after a placement finds. */
export const placementFindings = ['in-work', 'out-of-work', 'not-reached'] as const;
const findingSchema = z.enum(placementFindings);

export const placementEvents = {
  'placement-check-opened': z.strictObject({
    monthsAfter: z.int().positive(),
    taskId: z.string(),
    deadline: deadlineSchema,
  }),
  'placement-checked': z.strictObject({
    monthsAfter: z.int().positive(),
    taskId: z.string(),
    method: z.string(),
    finding: findingSchema,
    /** The person may register again; this is told to them, and a new application links the two spells. */
    mayReEnter: z.boolean(),
  }),
} as const;

export const placementCheckSchema = z.strictObject({
  monthsAfter: z.int().positive(),
  at: instantSchema,
  method: z.string(),
  finding: findingSchema,
});

/** A check some months after the person found work falls due (WH-4.6, I-29). */
export function openPlacementCheck(
  state: CaseState,
  actionId: string,
  rules: LifecycleRules,
  calendar: DueDateCalendar,
  context: Context,
): CaseEvent<'placement-check-opened'> | undefined {
  const scheduledAction = state.scheduledActions[actionId];
  if (state.phase !== 'closed' || scheduledAction?.kind !== 'placement-check' || !rules.placementChecks)
    return undefined;
  if (Date.parse(scheduledAction.at) > context.now) return undefined;
  const { monthsAfter } = scheduledAction;
  // A registration that was reinstated can be closed again: its checks have names of their own.
  const ofClosure = `${state.closure?.number ?? 0}-${monthsAfter}`;
  const taskId = taskName('check-placement', ofClosure);
  return makeEvent(context, 'placement-check-opened', {
    monthsAfter,
    taskId,
    deadline: makeDeadline(
      { id: `placement-check-${ofClosure}`, kind: 'placement-check', taskId },
      Date.parse(scheduledAction.at),
      rules.placementChecks.within,
      rules.ladders['follow-up'],
      calendar,
    ),
  });
}

/** What was found, by a method of the region's follow-ups (WH-4.6: comparison, visit, phone). */
export function recordPlacementCheck(
  state: CaseState,
  taskId: string,
  check: { readonly finding: (typeof placementFindings)[number]; readonly method: string },
  rules: LifecycleRules,
  context: Context,
): Result<CaseEvent<'placement-checked'>, CaseRefusal> {
  const notOpen = taskRefusal(state, taskId, ['check-placement']);
  if (notOpen) return refused(notOpen);
  const { finding, method } = check;
  if (!rules.followUp.methods.includes(method)) return refused({ reason: 'unknown-method', method });
  const monthsAfter = Number(taskId.split('-').at(-1));
  return success(
    makeEvent(context, 'placement-checked', {
      monthsAfter,
      taskId,
      method,
      finding,
      mayReEnter: finding === 'out-of-work',
    }),
  );
}

export function withPlacementCheckOpened(
  state: CaseState,
  { data, at }: CaseEvent<'placement-check-opened'>,
): CaseState {
  const kept = withoutScheduledAction(state, placementCheckActionId(data.monthsAfter));
  return withWatchedTask(kept, 'check-placement', data.deadline, at);
}

export function withPlacementChecked(
  state: CaseState,
  { data, at }: CaseEvent<'placement-checked'>,
): CaseState {
  const { monthsAfter, method, finding, taskId } = data;
  return {
    ...closeTask(state, taskId, 'done', at),
    placementChecks: [...state.placementChecks, { monthsAfter, method, finding, at }],
  };
}
