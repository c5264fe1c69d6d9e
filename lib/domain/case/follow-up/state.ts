import * as z from 'zod';
import { instantSchema, localMonthSchema } from '../kernel/vocabulary.ts';
import { attemptMeansSchema } from './events.ts';

/** The record of a month. An obligation can only end in these ways, and every month has a record. */
export const monthSchema = z.strictObject({
  /** `missed`: it was not done, and its month was over when the registration ended. */
  status: z.enum(['open', 'done', 'done-late', 'excused', 'missed']),
  openedAt: instantSchema,
  taskId: z.string(),
  attempts: z.array(z.strictObject({ at: instantSchema, means: attemptMeansSchema })),
  endedAt: instantSchema.optional(),
  by: z.enum(['officer', 'data-comparison', 'first-contact']).optional(),
  method: z.string().optional(),
  progress: z.string().optional(),
  service: z.enum(['keep', 'adjust']).optional(),
  excuse: z.enum(['unreachable', 'registration-ended', 'transferred']).optional(),
});
export type FollowUpMonth = z.infer<typeof monthSchema>;

export const followUpStateSchema = z.strictObject({
  /** The first month that is owed. Each later month is recorded once work on it begins. */
  firstMonth: localMonthSchema,
  months: z.record(localMonthSchema, monthSchema),
});
export type FollowUpState = z.infer<typeof followUpStateSchema>;

/** The fields of a case that belong to this episode, and their values in a new case. */
export const followUpSlice = { shape: { followUp: followUpStateSchema.optional() }, initial: {} };

export interface FollowUpSlice {
  readonly followUp?: FollowUpState | undefined;
}

/** Returns the case with the record of a month. */
export function withMonth<State extends FollowUpSlice>(
  state: State,
  month: string,
  record: FollowUpMonth,
): State {
  const followUp = state.followUp ?? { firstMonth: month, months: {} };
  return { ...state, followUp: { ...followUp, months: { ...followUp.months, [month]: record } } };
}
