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
  /** The day on which it must be repaid, extensions included. */
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

/** The loans of a case; cases from before 2026-12 have none. */
export const loansOf = ({ loans = [] }: LoanSlice): readonly LoanState[] => loans;

/** The loan with a number. */
export const loanOf = (state: LoanSlice, number: number): LoanState | undefined =>
  loansOf(state).find((each) => each.number === number);

/** The loan that one of its tasks concerns. */
export const loanOfTask = (state: LoanSlice, taskId: string): LoanState | undefined =>
  loansOf(state).find(({ number }) => allLoanTasks.some(({ kind }) => taskIdOf(kind, number) === taskId));

/** Whether a task of a loan is open. */
export const isLoanUnderWay = (
  { tasks }: Pick<TaskState, 'tasks'>,
  { number }: Pick<LoanState, 'number'>,
): boolean => allLoanTasks.some(({ kind }) => taskIdOf(kind, number) in tasks);

/** Whether the person can still withdraw an application: it has not gone to a bank. */
export const isWithdrawable = ({ status }: Pick<LoanState, 'status'>): boolean =>
  status === 'applied-for' || status === 'qualified';

/** Whether a loan was paid out and has neither been repaid nor called in: also after the day on which it was due. */
export const isLent = ({ status }: Pick<LoanState, 'status'>): boolean => status === 'paid';

/** Whether a case has a loan that is being dealt with or not repaid. */
export const hasLoan = (state: LoanSlice & Pick<TaskState, 'tasks'>): boolean =>
  loansOf(state).some((each) => isLoanUnderWay(state, each) || isLent(each));
