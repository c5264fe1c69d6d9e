import * as z from 'zod';
import { deadlineSchema } from '../kernel/deadline.ts';
import { type EventOf, eventMaker } from '../kernel/event.ts';
import { citationSchema, codeSchema, instantSchema, localDateSchema } from '../kernel/vocabulary.ts';
import { askedFactSchema, claimantKinds, schemeTermsSchema } from './scheme.ts';
import { statedFactsSchema } from './stated.ts';

/** The number of a claim in its case, from 1 on; it never changes. */
const number = z.int().positive();
const fenSchema = z.int().positive();
/** Whether the person or an employer claims: open, so that it is known whom to tell. */
const by = z.enum(claimantKinds);

/** Who claims: the person of the case, or an employer who has hired them, by its unified social credit code. */
export const claimantSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person') }),
  z.strictObject({ kind: z.literal('employer'), creditCode: z.string().regex(/^[0-9A-Z]{18}$/) }),
]);
export type Claimant = z.infer<typeof claimantSchema>;

/** Where an officer has seen something: in data, in a paper that the scheme names, at the place, or by asking. */
export const findingSources = ['data', 'scheme-document', 'visit', 'inquiry', 'list'] as const;

/** What an officer has found of a condition of the scheme. */
export const findingSchema = z.strictObject({
  criterion: z.string().min(1).max(200),
  met: z.boolean(),
  source: z.enum(findingSources),
  on: localDateSchema,
});
export type Finding = z.infer<typeof findingSchema>;

/** What became of a condition when somebody looked: kept with the claim, so that it can be seen later. */
const judgedSchema = z.strictObject({
  code: z.string(),
  verdict: z.enum(['met', 'not-met', 'unknown', 'open']),
  by: z.enum(['case', 'officer', 'nobody']),
});
/** The conditions of a scheme as they stood at an instant. */
export const assessmentSchema = z.array(judgedSchema);
export type Assessment = z.infer<typeof assessmentSchema>;

/** Where the money goes. Sealed; nobody but who pays needs it whole. */
export const payeeSchema = z.strictObject({
  holder: z.string().trim().min(1).max(100),
  bank: z.string().trim().min(1).max(100),
  /** As it is printed on a card, in groups, or typed with full-width digits: it is kept as digits alone. */
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

/** What the events of this episode hold, by type. Stored events are parsed with these schemas. */
export const claimEvents = {
  /** Terms, facts and what was known are frozen here; `packVersion` is the version of the rules, with their hash. */
  'claim-made': z.strictObject({
    number,
    by,
    claimant: claimantSchema,
    terms: schemeTermsSchema,
    stated: statedFactsSchema,
    assessment: assessmentSchema,
    packVersion: z.string(),
    payee: payeeSchema.optional(),
    /** Most months that are paid to this person, as far as a source sets one. */
    mostMonths: z.int().positive().optional(),
    check: deadlineSchema,
    /** The number of the grant that was found from data, and is confirmed by this claim. */
    found: z.int().positive().optional(),
    /** The number of the recognition from whose individual plan it is claimed. */
    plan: z.int().positive().optional(),
  }),
  /** One officer has looked at every condition that was unknown, and proposes. */
  'claim-checked': z.strictObject({
    number,
    taskId: z.string(),
    findings: z.array(findingSchema),
    assessment: assessmentSchema,
    proposal: z.enum(['approve', 'refuse']),
    /** Absent where a refusal is proposed, or while the amount is open. */
    proposedFen: fenSchema.optional(),
    forSupervisor: z.boolean(),
    /** A public notice runs from this day to that one before anything is approved. */
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
  /** Terms and facts as the decision was made by them; the payment is queued. */
  'claim-approved': z.strictObject({
    number,
    by,
    taskId: z.string(),
    terms: schemeTermsSchema,
    assessment: assessmentSchema,
    packVersion: z.string(),
    amountFen: fenSchema,
    /** With it more is approved than the budget of the fund, as far as one was entered: whoever approved had seen so. */
    overBudget: z.literal(true).optional(),
    /** No account was given: somebody asks the claimant for it. */
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
  /** Whoever decides does not follow the proposal: it is checked again. */
  'claim-returned': z.strictObject({
    number,
    taskId: z.string(),
    round: z.int().positive(),
    check: deadlineSchema,
  }),
  'claim-withdrawn': z.strictObject({ number }),
  /** The claimant says that a refusal is wrong; another supervisor looks again, once. */
  'claim-review-asked': z.strictObject({ number, review: deadlineSchema }),
  'claim-review-decided': z.strictObject({
    number,
    by,
    taskId: z.string(),
    upheld: z.boolean(),
    /** Upheld: the claim goes back to its check. */
    again: z.strictObject({ round: z.int().positive(), check: deadlineSchema }).optional(),
  }),

  /** Given or corrected: after a payment bounced, it is queued again. */
  'claim-account-given': z.strictObject({ number, payee: payeeSchema }),
  /** It is in a payment run: `attempt` counts from 1 on, and with the number is its permanent business key. */
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
    /** How finance names the payment. */
    reference: z.string().min(1).max(100),
  }),
  'claim-payment-bounced': z.strictObject({
    number,
    by,
    runId,
    attempt: z.int().positive(),
    reason: z.enum(bounceReasons),
    correction: deadlineSchema,
  }),
  /** The bank had said that it was paid, and the money is back in the account that it left (退汇). */
  'claim-payment-returned': z.strictObject({
    number,
    by,
    runId,
    attempt: z.int().positive(),
    amountFen: fenSchema,
    /** When it was paid, as the bank had said, and when the money was back. */
    paidOn: localDateSchema,
    returnedOn: localDateSchema,
    /** How the bank names the return. */
    reference: z.string().min(1).max(100),
    reason: z.enum(bounceReasons),
    /** The account is to be corrected; absent where nothing is to be paid again. */
    correction: deadlineSchema.optional(),
    /** A part had been claimed back: what is due is looked at before anything is sent. */
    look: deadlineSchema.optional(),
    /** All of it had been claimed back: the approval is taken back, and nothing is paid again. */
    revokes: z.literal(true).optional(),
  }),

  /** Something speaks against a payment that was made: somebody is to look. */
  'claim-questioned': z.strictObject({
    number,
    ground: z.enum(recoveryGrounds),
    /** The scheme that it excludes, or the claim that was paid too. */
    because: codeSchema.optional(),
    look: deadlineSchema,
  }),
  /** The person says that it is not so: the employer that has claimed for them did not hire them. Somebody is to look. */
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
    /** Nothing was paid yet: the approval is taken back. */
    revokes: z.literal(true).optional(),
  }),
  /** A part or all of what is to be repaid has come in. */
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
