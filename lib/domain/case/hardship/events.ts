import * as z from 'zod';
import { deadlineSchema } from '../kernel/deadline.ts';
import { type EventOf, eventMaker } from '../kernel/event.ts';
import { codeSchema, localDateSchema } from '../kernel/vocabulary.ts';
import { planAdjustmentSchema } from '../plan-adjustment/open-adjustment.ts';
import { planSubsidySchema } from './plan-subsidies.ts';
import { groundSchema, hardshipOriginSchema, hardshipStepSchema, linkedRecognitionSchema } from './state.ts';

const number = z.int().positive();
const categories = z.array(codeSchema).min(1);

/** A recognition that begins. Any event may carry it: an application, an approval (YN-5.1.1), an answer about a candidate. */
export const hardshipStartSchema = z.strictObject({
  number,
  origin: hardshipOriginSchema.exclude(['re-entry', 'transfer']),
  categories,
  /** The steps of the region on that day: they hold for this recognition to its end. */
  chain: z.array(hardshipStepSchema).min(1),
  check: deadlineSchema,
});
export type HardshipStart = z.infer<typeof hardshipStartSchema>;

/** A recognition that goes on from an earlier case: without a new one (YN-5.1.3, I-62). */
export const continuedHardshipSchema = z.strictObject({
  number,
  origin: z.enum(['re-entry', 'transfer']),
  categories,
  linked: linkedRecognitionSchema,
  recognisedOn: localDateSchema,
  plan: deadlineSchema,
});
export type ContinuedHardship = z.infer<typeof continuedHardshipSchema>;

/** What the person asks for in one form with the registration; it begins with the approval, and is decided apart from it. */
export const askedHardshipSchema = z.strictObject({ categories });
export type AskedHardship = z.infer<typeof askedHardshipSchema>;

/** The step that follows, with its deadline. */
const nextSchema = z.strictObject({
  step: hardshipStepSchema.exclude(['check']),
  deadline: deadlineSchema,
});

/** Another round: the recognition is looked at from the first step again. */
const againSchema = z.strictObject({ round: z.int().min(2), check: deadlineSchema });

/** From when the person is recognised, and by when the individual plan is made. */
const recognisedShape = {
  recognisedOn: localDateSchema,
  categories,
  plan: deadlineSchema,
  /** The service plan is to be adjusted, where it has not the tier that is now owed. */
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
    /** Sealed in the history, where it outlives the notice. */
    shownAs: z.string(),
    from: localDateSchema,
    until: localDateSchema,
    /** By when what came of it is recorded; it counts from its end. */
    result: deadlineSchema,
  }),
  'hardship-notice-objected': z.strictObject({
    number,
    taskId: z.string(),
    deadline: deadlineSchema,
    /** The Beijing day on which somebody said it. */
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
    /** Every scheme of the region, with how it stood for the person on that day (打包兑现). */
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
    /** A refusal that was wrong although every step was positive. */
    recognised: z.strictObject(recognisedShape).optional(),
    /** A refusal that was wrong, of which a step is missing or was negative. */
    again: againSchema.optional(),
  }),
} as const;
export type HardshipEvent<Type extends keyof typeof hardshipEvents = keyof typeof hardshipEvents> = EventOf<
  typeof hardshipEvents,
  Type
>;
/** Makes an event of this episode: `hardshipEvent(context, type, data)`. */
export const hardshipEvent = eventMaker(hardshipEvents);
