import * as z from 'zod';
import type { Scheduling } from '../kernel/scheduled-action.ts';
import { instantSchema, localMonthSchema } from '../kernel/vocabulary.ts';

/** The next follow-up, with the month for which it is owed. */
export const followUpActionSchema = z.strictObject({
  kind: z.literal('follow-up'),
  at: instantSchema,
  month: localMonthSchema,
});
export type FollowUpAction = z.infer<typeof followUpActionSchema>;

export const followUpActionId = 'next-follow-up';

/** The scheduled follow-up of a case, if there is one. */
export function scheduledFollowUp({ scheduledActions }: Scheduling): FollowUpAction | undefined {
  const action = scheduledActions[followUpActionId];
  return action?.kind === 'follow-up' && 'month' in action && typeof action.month === 'string'
    ? { kind: 'follow-up', at: action.at, month: action.month }
    : undefined;
}
