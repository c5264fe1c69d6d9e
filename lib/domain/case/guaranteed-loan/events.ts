import * as z from 'zod';
import { handedOverSchema, receiptSchema } from '../hand-over/hand-over.ts';
import { deadlineSchema } from '../kernel/deadline.ts';
import { type EventOf, eventMaker } from '../kernel/event.ts';
import { citationSchema, codeSchema, localDateSchema } from '../kernel/vocabulary.ts';
import { loanKinds } from './tasks.ts';

const fenSchema = z.int().positive();
const numbered = { number: z.int().positive() };
const ofTask = { ...numbered, taskId: z.string() };

/** Whether a loan needs no counter-guarantee, up to which amount that is so, and by which article. */
export const waiverSchema = z.strictObject({
  exempt: z.boolean(),
  upToFen: fenSchema,
  basis: citationSchema,
});

/** What somebody applies for. */
export const loanRequestSchema = z.strictObject({
  kind: z.enum(loanKinds),
  group: codeSchema,
  amountFen: fenSchema,
  /** For a small firm: the number of people it has hired. */
  headcount: z.int().positive().max(1_000_000).optional(),
  /** For a partnership: the number of founders, the person included. */
  partners: z.int().min(2).max(100).optional(),
});
export type LoanRequest = z.infer<typeof loanRequestSchema>;

/** The terms that a bank grants: amount, months, and annual rate in hundredths of a per cent. */
export const loanTermsSchema = z.strictObject({
  amountFen: fenSchema,
  months: z.int().min(1).max(120),
  rateBasisPoints: z.int().min(0).max(3_600),
});
export type LoanTerms = z.infer<typeof loanTermsSchema>;

/** Why the agency finds that somebody does not qualify for such a loan; an explanation is kept beside it. */
export const loanCheckGrounds = ['not-in-group', 'no-own-business', 'other-condition'] as const;

export const loanEnds = ['repaid', 'called-in'] as const;

/** The data of the events of this episode, by type. Stored events are parsed with these schemas. */
export const loanEvents = {
  'loan-applied-for': z.strictObject({
    ...numbered,
    request: loanRequestSchema,
    /** The maximum applied to it; absent if no source sets one, so that an officer judges the amount. */
    maximum: z.strictObject({ fen: fenSchema, basis: citationSchema }).optional(),
    /** Absent if the region has no such rule. */
    waiver: waiverSchema.optional(),
    packVersion: z.string(),
    check: deadlineSchema,
  }),
  'loan-application-withdrawn': z.strictObject(ofTask),
  'loan-checked': z.strictObject({
    ...ofTask,
    ground: z.enum(loanCheckGrounds).optional(),
    /** Present if the person qualifies: the deadline for handing the application to a bank. */
    handOver: deadlineSchema.optional(),
  }),
  'loan-handed-over': z.strictObject({
    ...ofTask,
    ...handedOverSchema.pick({ key: true, to: true, way: true, items: true }).shape,
    receipt: deadlineSchema,
  }),
  'loan-exported': z.strictObject({ ...numbered, key: z.string() }),
  'loan-received': z.strictObject({ ...ofTask, ...receiptSchema.shape, answer: deadlineSchema }),
  'loan-granted': z.strictObject({
    ...ofTask,
    on: localDateSchema,
    terms: loanTermsSchema,
    waiver: waiverSchema.optional(),
    payment: deadlineSchema,
  }),
  'loan-refused': z.strictObject({ ...ofTask, on: localDateSchema }),
  'loan-paid': z.strictObject({ ...ofTask, on: localDateSchema, until: localDateSchema }),
  'loan-not-paid': z.strictObject({ ...ofTask, on: localDateSchema }),
  'loan-extended': z.strictObject({
    ...numbered,
    scheme: codeSchema,
    basis: citationSchema,
    on: localDateSchema,
    until: localDateSchema,
  }),
  'loan-ended': z.strictObject({ ...numbered, on: localDateSchema, how: z.enum(loanEnds) }),
} as const;
export type LoanEvent<Type extends keyof typeof loanEvents = keyof typeof loanEvents> = EventOf<
  typeof loanEvents,
  Type
>;
/** Makes an event of this episode: `loanEvent(context, type, data)`. */
export const loanEvent = eventMaker(loanEvents);
