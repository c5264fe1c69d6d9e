import * as z from 'zod';
import type { CaseState } from '../case.ts';
import { instantSchema, localMonthSchema } from './vocabulary.ts';

/**
 * Something that the case itself has to do on a day to come, without anybody waiting for it until then: the
 * sweep keeps it. So no workflow is open while nothing is waited for (DESIGN, Why episodes).
 */
export const scheduledActionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('follow-up'), at: instantSchema, month: localMonthSchema }),
  z.strictObject({ kind: z.literal('placement-check'), at: instantSchema, monthsAfter: z.int().positive() }),
]);
export type ScheduledAction = z.infer<typeof scheduledActionSchema>;
export type FollowUpAction = Extract<ScheduledAction, { readonly kind: 'follow-up' }>;

export const followUpActionId = 'next-follow-up';
export const placementCheckActionId = (monthsAfter: number): string => `placement-check-${monthsAfter}`;

export const withScheduledAction = (
  state: CaseState,
  id: string,
  scheduledAction: ScheduledAction,
): CaseState => ({
  ...state,
  scheduledActions: { ...state.scheduledActions, [id]: scheduledAction },
});

export function withoutScheduledAction(state: CaseState, id: string): CaseState {
  const { [id]: _kept, ...scheduledActions } = state.scheduledActions;
  return { ...state, scheduledActions };
}
