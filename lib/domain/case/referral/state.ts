import * as z from 'zod';
import { handedOverSchema, receiptSchema } from '../hand-over/hand-over.ts';
import { taskIdOf } from '../kernel/ids.ts';
import type { TaskState } from '../kernel/task.ts';
import { citationSchema, codeSchema, instantSchema, localDateSchema } from '../kernel/vocabulary.ts';
import { referralOutcomeSchema } from './events.ts';
import { answerRequestTask, handOverReferralTask, referralAnswerTask, referralReceiptTask } from './tasks.ts';

export const referralStatuses = [
  'requested',
  'request-declined',
  'proposed',
  'not-wanted',
  'handed-over',
  'received',
  'answered',
] as const;

export const referralStateSchema = z.strictObject({
  number: z.int().positive(),
  status: z.enum(referralStatuses),
  at: instantSchema,
  body: codeSchema,
  ground: codeSchema.optional(),
  basis: citationSchema.optional(),
  insured: z.boolean().optional(),
  benefits: z.array(codeSchema).optional(),
  consent: z.enum(['not-needed', 'needed', 'given']).optional(),
  /** The items to be handed over, or that were. */
  items: handedOverSchema.shape.items.optional(),
  handedOver: handedOverSchema.optional(),
  receipt: receiptSchema.optional(),
  answer: z
    .strictObject({ on: localDateSchema, outcome: referralOutcomeSchema, relief: codeSchema.optional() })
    .optional(),
});
export type ReferralState = z.infer<typeof referralStateSchema>;

const shape = { referrals: z.array(referralStateSchema).optional() };

/** The fields of a case that belong to this episode, and their values in a new case. */
export const referralSlice = { shape, initial: {} };

export interface ReferralSlice extends z.infer<z.ZodObject<typeof shape>> {}

const allTasks = [answerRequestTask, handOverReferralTask, referralReceiptTask, referralAnswerTask];

/** Whether a task of a referral is open. */
export const isUnderWay = (
  { tasks }: Pick<TaskState, 'tasks'>,
  { number }: Pick<ReferralState, 'number'>,
): boolean => allTasks.some(({ kind }) => taskIdOf(kind, number) in tasks);

/** The referrals of a case; cases from before 2026-12 have none. */
export const referralsOf = ({ referrals = [] }: ReferralSlice): readonly ReferralState[] => referrals;

/** The referrals with an open task. */
export const openReferrals = (state: ReferralSlice & Pick<TaskState, 'tasks'>): readonly ReferralState[] =>
  referralsOf(state).filter((each) => isUnderWay(state, each));

/** The referral with a number. */
export const referralOf = (state: ReferralSlice, number: number): ReferralState | undefined =>
  referralsOf(state).find((each) => each.number === number);

/** The referral that one of its tasks concerns. */
export const referralOfTask = (state: ReferralSlice, taskId: string): ReferralState | undefined =>
  referralsOf(state).find(({ number }) => allTasks.some(({ kind }) => taskIdOf(kind, number) === taskId));
