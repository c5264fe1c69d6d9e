import * as z from 'zod';
import { deadlineSchema } from '../kernel/deadline.ts';
import { type EventOf, eventMaker } from '../kernel/event.ts';
import { codeSchema, localDateSchema } from '../kernel/vocabulary.ts';
import { planAdjustmentSchema } from '../plan-adjustment/open-adjustment.ts';
import { planSubsidySchema } from './plan-subsidies.ts';
import { groundSchema, hardshipOriginSchema, hardshipStepSchema, linkedRecognitionSchema } from './state.ts';

const number = z.int().positive();
const categories = z.array(codeSchema).min(1);

/**
 * The beginning of a recognition. Any event may carry it: an application, an approval (YN-5.1.1), an answer about a candidate.
 */
export const hardshipStartSchema = z.strictObject({
  number,
  origin: hardshipOriginSchema.exclude(['re-entry', 'transfer']),
  categories,
  /** The region's steps on that day. They apply to this recognition until it is decided. */
  chain: z.array(hardshipStepSchema).min(1),
  check: deadlineSchema,
});
export type HardshipStart = z.infer<typeof hardshipStartSchema>;

/** A recognition that continues from an earlier case, without a new procedure (YN-5.1.3, I-62). */
export const continuedHardshipSchema = z.strictObject({
  number,
  origin: z.enum(['re-entry', 'transfer']),
  categories,
  linked: linkedRecognitionSchema,
  recognisedOn: localDateSchema,
  plan: deadlineSchema,
});
export type ContinuedHardship = z.infer<typeof continuedHardshipSchema>;

/** A request made in one form with the registration. The recognition begins with the approval, and is decided separately. */
export const askedHardshipSchema = z.strictObject({ categories });
export type AskedHardship = z.infer<typeof askedHardshipSchema>;

/** The step that follows, with its deadline. */
const nextSchema = z.strictObject({
  step: hardshipStepSchema.exclude(['check']),
  deadline: deadlineSchema,
});

/** Another round: the recognition starts again from the first step. */
const againSchema = z.strictObject({ round: z.int().min(2), check: deadlineSchema });

/** The day from which the person is recognised, and the deadline for the individual plan. */
const recognisedShape = {
  recognisedOn: localDateSchema,
  categories,
  plan: deadlineSchema,
  /** The service plan must be adjusted, if it does not have the tier that is now owed. */
  opens: planAdjustmentSchema.optional(),
};

export const refusalReasons = ['outside-range', 'criterion-not-met', 'objection-upheld'] as const;

/** The data of the events of this episode, by type. Stored events are parsed with these schemas. */
export const hardshipEvents = {
  'hardship-candidate-found': z.strictObject({
    number,
    taskId: z.string(),
    deadline: deadlineSchema,
    grounds: z.array(groundSchema).min(1),
  }),
  'hardship-candidate-answered': z.strictObject({
    taskId: z.string(),
    answer: z.enum(['begun', 'declined', 'not-so']),
    hardshipBegun: hardshipStartSchema.optional(),
  }),
  'hardship-applied-for': z.strictObject({ hardshipBegun: hardshipStartSchema }),
  'hardship-step-taken': z.strictObject({
    number,
    step: z.enum(['check', 'review']),
    taskId: z.string(),
    positive: z.boolean(),
    next: nextSchema,
  }),
  'hardship-notice-published': z.strictObject({
    number,
    taskId: z.string(),
    reference: z.string(),
    /** Sealed in the history, which outlives the notice. */
    shownAs: z.string(),
    from: localDateSchema,
    until: localDateSchema,
    /** The deadline for recording the result; it counts from the end of the notice. */
    result: deadlineSchema,
  }),
  'hardship-notice-objected': z.strictObject({
    number,
    taskId: z.string(),
    deadline: deadlineSchema,
    /** The Beijing day of the objection. */
    on: localDateSchema,
  }),
  'hardship-notice-objection-answered': z.strictObject({ number, taskId: z.string(), upheld: z.boolean() }),
  'hardship-notice-ended': z.strictObject({ number, taskId: z.string(), next: nextSchema }),
  'hardship-recognised': z.strictObject({ number, taskId: z.string(), ...recognisedShape }),
  'hardship-refused': z.strictObject({ number, taskId: z.string(), reason: z.enum(refusalReasons) }),
  'hardship-returned': z.strictObject({ number, taskId: z.string(), again: againSchema }),
  'hardship-withdrawn': z.strictObject({ number }),
  'assistance-plan-made': z.strictObject({
    number,
    taskId: z.string(),
    /** Who keeps contact, and who gives the assistance (YN-5.1.2), by the subjects of their sign-ins. */
    contact: z.string().min(1).max(255),
    assistance: z.string().min(1).max(255),
    /** All schemes of the region, with their standing for the person on that day (打包兑现). */
    subsidies: z.array(planSubsidySchema).optional(),
  }),
  'hardship-exited': z.strictObject({ number, reason: codeSchema, exitedOn: localDateSchema }),
  'hardship-objected': z.strictObject({
    number,
    against: z.enum(['refusal', 'exit']),
    taskId: z.string(),
    deadline: deadlineSchema,
  }),
  'hardship-objection-decided': z.strictObject({
    number,
    taskId: z.string(),
    upheld: z.boolean(),
    /** The refusal was wrong although every step was positive. No plan is due once the registration has ended. */
    recognised: z.strictObject({ ...recognisedShape, plan: deadlineSchema.optional() }).optional(),
    /** The refusal was wrong, but a step is missing or was negative. */
    again: againSchema.optional(),
    /** The exit was wrong, and the person still has no individual plan: it is due. */
    plan: deadlineSchema.optional(),
    /** The refusal was wrong, but the registration has ended: the person may ask again in the next one. */
    mayAskAgain: z.literal(true).optional(),
  }),
} as const;
export type HardshipEvent<Type extends keyof typeof hardshipEvents = keyof typeof hardshipEvents> = EventOf<
  typeof hardshipEvents,
  Type
>;
/** Makes an event of this episode: `hardshipEvent(context, type, data)`. */
export const hardshipEvent = eventMaker(hardshipEvents);
