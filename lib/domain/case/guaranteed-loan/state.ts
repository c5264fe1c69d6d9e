import * as z from 'zod';
import { handedOverSchema, receiptSchema } from '../hand-over/hand-over.ts';
import { taskIdOf } from '../kernel/ids.ts';
import type { TaskState } from '../kernel/task.ts';
import { citationSchema, codeSchema, instantSchema, localDateSchema } from '../kernel/vocabulary.ts';
import {
  loanCheckGrounds,
  loanEnds,
  loanEvents,
  loanRequestSchema,
  loanTermsSchema,
  waiverSchema,
} from './events.ts';
import { allLoanTasks } from './tasks.ts';

export const loanStatuses = [
  'applied-for',
  'withdrawn',
  'not-qualified',
  'qualified',
  'handed-over',
  'received',
  'granted',
  'refused',
  'paid',
  'not-paid',
  'ended',
] as const;

export const loanStateSchema = z.strictObject({
  number: z.int().positive(),
  status: z.enum(loanStatuses),
  appliedAt: instantSchema,
  request: loanRequestSchema,
  maximum: loanEvents['loan-applied-for'].shape.maximum,
  waiver: waiverSchema.optional(),
  packVersion: z.string(),
  checkedBy: z.string().optional(),
  ground: z.enum(loanCheckGrounds).optional(),
  handedOver: handedOverSchema.optional(),
  receipt: receiptSchema.optional(),
  answeredOn: localDateSchema.optional(),
  terms: loanTermsSchema.optional(),
  paidOn: localDateSchema.optional(),
  /** The day on which it is to be repaid, with what it was extended by. */
  until: localDateSchema.optional(),
  extensions: z
    .array(
      z.strictObject({
        scheme: codeSchema,
        basis: citationSchema,
        on: localDateSchema,
        until: localDateSchema,
      }),
    )
    .optional(),
  ended: z.strictObject({ on: localDateSchema, how: z.enum(loanEnds) }).optional(),
});
export type LoanState = z.infer<typeof loanStateSchema>;

const shape = { loans: z.array(loanStateSchema).optional() };

/** The fields of a case that belong to this episode, and their values in a new case. */
export const loanSlice = { shape, initial: {} };

export interface LoanSlice extends z.infer<z.ZodObject<typeof shape>> {}

/** The loans of a case; cases of before 2026-12 have none. */
export const loansOf = ({ loans = [] }: LoanSlice): readonly LoanState[] => loans;

/** The loan of a number. */
export const loanOf = (state: LoanSlice, number: number): LoanState | undefined =>
  loansOf(state).find((each) => each.number === number);

/** The loan that one of its tasks is about. */
export const loanOfTask = (state: LoanSlice, taskId: string): LoanState | undefined =>
  loansOf(state).find(({ number }) => allLoanTasks.some(({ kind }) => taskIdOf(kind, number) === taskId));

/** Whether somebody still has to do something about a loan. */
export const isLoanUnderWay = (
  { tasks }: Pick<TaskState, 'tasks'>,
  { number }: Pick<LoanState, 'number'>,
): boolean => allLoanTasks.some(({ kind }) => taskIdOf(kind, number) in tasks);

/** Whether the person can still take an application back: it has not gone to a bank. */
export const isWithdrawable = ({ status }: Pick<LoanState, 'status'>): boolean =>
  status === 'applied-for' || status === 'qualified';

/**
 * The loan that somebody has on a Beijing day: paid out and not yet due, repaid or called in. The interest subsidy is claimed for
 * it. The day it is paid out belongs to it, and so does the day it is due; the day on which it ended before does not.
 */
export const loanInForce = (state: LoanSlice, on: string): LoanState | undefined =>
  loansOf(state).find(
    ({ paidOn, until, ended }) =>
      paidOn !== undefined &&
      until !== undefined &&
      paidOn <= on &&
      on <= until &&
      (ended === undefined || on < ended.on),
  );
