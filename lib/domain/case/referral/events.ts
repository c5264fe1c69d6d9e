import * as z from 'zod';
import { handedOverSchema, receiptSchema } from '../hand-over/hand-over.ts';
import { deadlineSchema } from '../kernel/deadline.ts';
import { type EventOf, eventMaker } from '../kernel/event.ts';
import { citationSchema, codeSchema, localDateSchema } from '../kernel/vocabulary.ts';

/** The outcome of a referral: relief is given, it is refused, or the person has not applied for it. */
const referralOutcomes = ['accepted', 'refused', 'not-applied-for'] as const;
export const referralOutcomeSchema = z.enum(referralOutcomes);
export type ReferralOutcome = z.infer<typeof referralOutcomeSchema>;

const numbered = { number: z.int().positive() };
const ofTask = { ...numbered, taskId: z.string() };

/** The data of the events of this episode, by type. Stored events are parsed with these schemas. */
export const referralEvents = {
  /** The person requests a referral. */
  'referral-requested': z.strictObject({ ...numbered, body: codeSchema, deadline: deadlineSchema }),
  /** An officer has looked into the request and declines it, with a reason that the person can read. */
  'referral-request-declined': z.strictObject(ofTask),
  /**
   * A referral is proposed: to which body, on which ground, by which article. The person is told before anything is handed
   * over.
   */
  'referral-proposed': z.strictObject({
    ...numbered,
    body: codeSchema,
    ground: codeSchema,
    basis: citationSchema,
    /** Whether they are insured against unemployment, if the circular distinguishes it. */
    insured: z.boolean().optional(),
    /** The benefits to be considered, if the agency decides them. */
    benefits: z.array(codeSchema).optional(),
    needsConsent: z.boolean(),
    /** The items that will be handed over: the person is told. */
    items: handedOverSchema.shape.items,
    /** The task of the request that it answers. */
    answers: z.string().optional(),
    handOver: deadlineSchema,
  }),
  /** The person agrees, or does not want it. */
  'referral-agreed': z.strictObject(numbered),
  'referral-not-wanted': z.strictObject(ofTask),
  'referral-handed-over': z.strictObject({
    ...ofTask,
    ...handedOverSchema.pick({ key: true, to: true, way: true, items: true }).shape,
    receipt: deadlineSchema,
  }),
  /** Somebody exported the data of a hand-over again, for the other body, which had lost them. */
  'referral-exported': z.strictObject({ ...numbered, key: z.string() }),
  'referral-received': z.strictObject({ ...ofTask, ...receiptSchema.shape, answer: deadlineSchema }),
  'referral-answered': z.strictObject({
    ...ofTask,
    on: localDateSchema,
    outcome: referralOutcomeSchema,
    relief: codeSchema.optional(),
  }),
} as const;
export type ReferralEvent<Type extends keyof typeof referralEvents = keyof typeof referralEvents> = EventOf<
  typeof referralEvents,
  Type
>;
/** Makes an event of this episode: `referralEvent(context, type, data)`. */
export const referralEvent = eventMaker(referralEvents);
