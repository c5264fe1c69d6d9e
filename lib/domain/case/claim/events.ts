import * as z from 'zod';
import { deadlineSchema } from '../kernel/deadline.ts';
import { type EventOf, eventMaker } from '../kernel/event.ts';
import { citationSchema, codeSchema, instantSchema, localDateSchema } from '../kernel/vocabulary.ts';
import { askedFactSchema, claimantKinds, schemeTermsSchema } from './scheme.ts';
import { statedFactsSchema } from './stated.ts';

/** The number of a claim in its case, from 1; it never changes. */
const number = z.int().positive();
const fenSchema = z.int().positive();
/** Whether the person or an employer claims: not sealed, so that it is known whom to notify. */
const by = z.enum(claimantKinds);

/** The claimant: the person of the case, or an employer who has hired them, by its unified social credit code. */
export const claimantSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person') }),
  z.strictObject({ kind: z.literal('employer'), creditCode: z.string().regex(/^[0-9A-Z]{18}$/) }),
]);
export type Claimant = z.infer<typeof claimantSchema>;

/** How an officer found something: in data, in a document that the scheme names, on site, by asking, or on a list. */
export const findingSources = ['data', 'scheme-document', 'visit', 'inquiry', 'list'] as const;

/** An officer's finding on a condition of the scheme. */
export const findingSchema = z.strictObject({
  criterion: z.string().min(1).max(200),
  met: z.boolean(),
  source: z.enum(findingSources),
  on: localDateSchema,
});
export type Finding = z.infer<typeof findingSchema>;

/** The verdict on a condition, kept with the claim as a record. */
const judgedSchema = z.strictObject({
  code: z.string(),
  verdict: z.enum(['met', 'not-met', 'unknown', 'open']),
  by: z.enum(['case', 'officer', 'nobody']),
});
/** The verdicts on the conditions of a scheme at an instant. */
export const assessmentSchema = z.array(judgedSchema);
export type Assessment = z.infer<typeof assessmentSchema>;

/** The account that receives the money. Sealed; only those who pay need it in full. */
export const payeeSchema = z.strictObject({
  holder: z.string().trim().min(1).max(100),
  bank: z.string().trim().min(1).max(100),
  /** Stored as digits only, whether it was entered in groups, as on a card, or in full-width digits. */
  account: z
    .string()
    .overwrite((text) => text.normalize('NFKC').replaceAll(/\s/g, ''))
    .regex(/^\d{8,30}$/),
});
export type Payee = z.infer<typeof payeeSchema>;

export const bounceReasons = [
  'account-not-found',
  'name-does-not-match',
  'account-closed',
  'bank-rejected',
  'other',
] as const;
export const recoveryGrounds = [
  'excluded-scheme',
  'paid-twice',
  'not-entitled',
  'false-statement',
  'too-much',
] as const;
export const refusalGrounds = ['criterion', 'wrong-facts', 'objection-upheld'] as const;

const runId = z.string().regex(/^[A-Za-z0-9-]{1,60}$/);

/** The data of the events of this episode, by type. Stored events are parsed with these schemas. */
export const claimEvents = {
  /** Freezes terms, facts and what was known. `packVersion` is the version of the rules, with their hash. */
  'claim-made': z.strictObject({
    number,
    by,
    claimant: claimantSchema,
    terms: schemeTermsSchema,
    stated: statedFactsSchema,
    assessment: assessmentSchema,
    packVersion: z.string(),
    payee: payeeSchema.optional(),
    /** The maximum number of months paid to this person, if a source sets one. */
    mostMonths: z.int().positive().optional(),
    /** It also holds its subject under the name by which it is compared (`guards.ts`). */
    comparedNames: z.literal(true).optional(),
    check: deadlineSchema,
    /** The number of the grant found from data that this claim confirms. */
    found: z.int().positive().optional(),
    /** The number of the recognition whose individual plan the claim comes from. */
    plan: z.int().positive().optional(),
  }),
  /** An officer has looked into every unknown condition and proposes a decision. */
  'claim-checked': z.strictObject({
    number,
    taskId: z.string(),
    findings: z.array(findingSchema),
    assessment: assessmentSchema,
    proposal: z.enum(['approve', 'refuse']),
    /** Absent if refusal is proposed, or while the amount is open. */
    proposedFen: fenSchema.optional(),
    forSupervisor: z.boolean(),
    /** The public notice that runs before any approval, with its first and last day. */
    notice: z
      .strictObject({ from: localDateSchema, until: localDateSchema, endsAt: instantSchema })
      .optional(),
    decision: deadlineSchema,
  }),
  /** The claimant is asked for what is missing; the message is sealed with the event. */
  'claim-information-requested': z.strictObject({
    number,
    by,
    taskId: z.string(),
    facts: z.array(askedFactSchema),
    documents: z.array(codeSchema),
  }),
  'claim-information-provided': z.strictObject({ number, by }),
  'claim-notice-objected': z.strictObject({ number, by, answer: deadlineSchema }),
  'claim-objection-answered': z.strictObject({ number, taskId: z.string(), upheld: z.boolean() }),
  /** The terms and facts on which the decision was based; the payment is queued. */
  'claim-approved': z.strictObject({
    number,
    by,
    taskId: z.string(),
    terms: schemeTermsSchema,
    assessment: assessmentSchema,
    packVersion: z.string(),
    amountFen: fenSchema,
    /** The approval exceeds the fund's budget, if one was entered, and the approver had seen so. */
    overBudget: z.literal(true).optional(),
    /** No account was given: an officer asks the claimant for it. */
    account: deadlineSchema.optional(),
  }),
  'claim-refused': z.strictObject({
    number,
    by,
    taskId: z.string(),
    ground: z.enum(refusalGrounds),
    /** The condition that is not met, by its code in the scheme. */
    criterion: z.string().optional(),
    basis: citationSchema,
    assessment: assessmentSchema,
    packVersion: z.string(),
  }),
  /** The decider does not follow the proposal: the claim is checked again. */
  'claim-returned': z.strictObject({
    number,
    taskId: z.string(),
    round: z.int().positive(),
    check: deadlineSchema,
  }),
  'claim-withdrawn': z.strictObject({ number }),
  /** The claimant contests a refusal; another supervisor reviews it, once. */
  'claim-review-asked': z.strictObject({ number, review: deadlineSchema }),
  'claim-review-decided': z.strictObject({
    number,
    by,
    taskId: z.string(),
    upheld: z.boolean(),
    /** If upheld, the claim goes back to its check. */
    again: z.strictObject({ round: z.int().positive(), check: deadlineSchema }).optional(),
  }),

  /** The account was given or corrected; a bounced payment is queued again. */
  'claim-account-given': z.strictObject({ number, payee: payeeSchema }),
  /**
   * The payment is in a payment run. `attempt` counts from 1; with the claim number it is the permanent business key of the
   * payment.
   */
  'claim-payment-sent': z.strictObject({
    number,
    runId,
    attempt: z.int().positive(),
    amountFen: fenSchema,
  }),
  'claim-paid': z.strictObject({
    number,
    by,
    runId,
    attempt: z.int().positive(),
    amountFen: fenSchema,
    paidOn: localDateSchema,
    /** The reference by which finance identifies the payment. */
    reference: z.string().min(1).max(100),
  }),
  'claim-payment-bounced': z.strictObject({
    number,
    by,
    runId,
    attempt: z.int().positive(),
    reason: z.enum(bounceReasons),
    /** When the money was back, and the reference of the bank, if it calls this a return. Older records lack both. */
    returnedOn: localDateSchema.optional(),
    reference: z.string().min(1).max(100).optional(),
    correction: deadlineSchema,
    /** A question or a proposal to claim back is open: nothing is sent again before it is answered. Older records lack it. */
    waits: z.literal(true).optional(),
  }),
  /** The bank had reported the payment as paid, and the money is back in the account that it left (退汇). */
  'claim-payment-returned': z.strictObject({
    number,
    by,
    runId,
    attempt: z.int().positive(),
    amountFen: fenSchema,
    /** When it was paid, according to the bank, and when the money was back. */
    paidOn: localDateSchema,
    returnedOn: localDateSchema,
    /** The reference by which the bank identifies the return. */
    reference: z.string().min(1).max(100),
    reason: z.enum(bounceReasons),
    /** For correcting the account; absent if nothing is to be paid again. */
    correction: deadlineSchema.optional(),
    /**
     * Part of it had been claimed back: a supervisor checks what is due before anything is sent. The deadline is that of the
     * question that was open already, or of a new one.
     */
    look: deadlineSchema.optional(),
    /** A question or a proposal to claim back is open: nothing is sent again before it is answered. Older records lack it. */
    waits: z.literal(true).optional(),
    /** All of it had been claimed back: the approval is revoked, and nothing is paid again. */
    revokes: z.literal(true).optional(),
  }),

  /** Something contradicts a payment that was made: an officer looks into it. */
  'claim-questioned': z.strictObject({
    number,
    ground: z.enum(recoveryGrounds),
    /** The scheme that it excludes, or the other claim that was paid. */
    because: codeSchema.optional(),
    look: deadlineSchema,
  }),
  /** The person contests the claim: the employer that claimed for them did not hire them. An officer looks into it. */
  'claim-contested': z.strictObject({ number, look: deadlineSchema }),
  'claim-question-dropped': z.strictObject({ number, taskId: z.string() }),
  'claim-recovery-proposed': z.strictObject({
    number,
    taskId: z.string().optional(),
    ground: z.enum(recoveryGrounds),
    amountFen: fenSchema,
    decision: deadlineSchema,
  }),
  'claim-recovery-decided': z.strictObject({
    number,
    by,
    taskId: z.string(),
    recover: z.boolean(),
    /** Nothing was paid yet: the approval is revoked. */
    revokes: z.literal(true).optional(),
  }),
  /** Some or all of the money to be repaid has come in. */
  'claim-repaid': z.strictObject({
    number,
    amountFen: fenSchema,
    on: localDateSchema,
    reference: z.string().min(1).max(100),
  }),
} as const;
export type ClaimEvent<Type extends keyof typeof claimEvents = keyof typeof claimEvents> = EventOf<
  typeof claimEvents,
  Type
>;
/** Makes an event of this episode: `claimEvent(context, type, data)`. */
export const claimEvent = eventMaker(claimEvents);
