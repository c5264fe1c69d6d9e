import * as z from 'zod';
import { codeSchema, instantSchema, localDateSchema } from '../kernel/vocabulary.ts';
import type { Tag } from '../ledger/events.ts';
import { planSubsidySchema } from './plan-subsidies.ts';

/** The steps by which a recognition comes about; a region has some of them, in its order, and always the decision. */
const hardshipSteps = ['check', 'public-notice', 'review', 'decision'] as const;
export const hardshipStepSchema = z.enum(hardshipSteps);
export type HardshipStep = z.infer<typeof hardshipStepSchema>;

/** How a recognition came to be looked at. */
export const hardshipOrigins = [
  'person',
  'counter',
  /** In one form with the registration (YN-5.1.1). */
  'with-registration',
  'candidate',
  /** Back under assistance after less than the time in work that the circular sets (YN-5.1.3). */
  're-entry',
  'transfer',
] as const;
export const hardshipOriginSchema = z.enum(hardshipOrigins);

/** A step that somebody has taken, and what they found. */
const takenStepSchema = z.strictObject({
  step: hardshipStepSchema,
  /** A recognition that was sent back begins another round, of which the steps of the round before are no part. */
  round: z.int().positive(),
  by: z.string(),
  at: instantSchema,
  positive: z.boolean(),
});
export type TakenStep = z.infer<typeof takenStepSchema>;

/** That somebody has objected while it was on public notice. What they said is sealed beside the event. */
const noticeObjectionSchema = z.strictObject({
  taskId: z.string(),
  at: instantSchema,
  answeredAt: instantSchema.optional(),
  upheld: z.boolean().optional(),
});

/** The public notice: from one Beijing day to another, both included. It is up on these days, and on no other. */
const publicNoticeSchema = z.strictObject({
  round: z.int().positive(),
  /** By which an objection can name it; it says nothing of the person. */
  reference: z.string(),
  /** What the public reads of the name, while it is up: taken away with its end. */
  shownAs: z.string().optional(),
  from: localDateSchema,
  until: localDateSchema,
  objections: z.array(noticeObjectionSchema),
});
export type PublicNotice = z.infer<typeof publicNoticeSchema>;

/** The recognition of an earlier case that this one goes on from. */
export const linkedRecognitionSchema = z.strictObject({
  caseId: z.string(),
  number: z.int().positive(),
  recognisedOn: localDateSchema,
});

export const recognitionSchema = z.strictObject({
  number: z.int().positive(),
  status: z.enum([
    'checking',
    'to-publish',
    'on-notice',
    'reviewing',
    'deciding',
    'recognised',
    'refused',
    'withdrawn',
    'exited',
  ]),
  origin: hardshipOriginSchema,
  startedAt: instantSchema,
  round: z.int().positive(),
  /** The steps of the region, as they were when it began. */
  chain: z.array(hardshipStepSchema),
  /** Sealed: to which groups the person belongs. */
  categories: z.array(codeSchema),
  steps: z.array(takenStepSchema),
  notices: z.array(publicNoticeSchema),
  linked: linkedRecognitionSchema.optional(),
  /** The Beijing day from which the person is recognised. */
  recognisedOn: localDateSchema.optional(),
  decidedBy: z.string().optional(),
  /** Why it was refused: a code of the region, sealed. */
  refusalReason: codeSchema.optional(),
  /** Whom the individual plan names for contact and for assistance (YN-5.1.2). */
  plan: z
    .strictObject({
      taskId: z.string(),
      madeOn: localDateSchema.optional(),
      contact: z.string().optional(),
      assistance: z.string().optional(),
      /** Sealed: the schemes that were put before the person with the plan, each with how it stood. */
      subsidies: z.array(planSubsidySchema).optional(),
    })
    .optional(),
  exit: z
    .strictObject({
      /** Sealed. */
      reason: codeSchema,
      /** The first Beijing day on which the person is no longer recognised. */
      on: localDateSchema,
      by: z.string(),
    })
    .optional(),
  /** The person's objection to the refusal or to the exit: one a decision, reviewed by another supervisor. */
  objection: z
    .strictObject({
      taskId: z.string(),
      against: z.enum(['refusal', 'exit']),
      round: z.int().positive(),
      at: instantSchema,
      status: z.enum(['open', 'upheld', 'dismissed']),
      by: z.string().optional(),
    })
    .optional(),
});
export type Recognition = z.infer<typeof recognitionSchema>;

/** A group to which somebody seems to belong, and what it was found by: a group of the ledger, a fact, an age. */
export const groundSchema = z.strictObject({ category: codeSchema, foundBy: codeSchema });
export type Ground = z.infer<typeof groundSchema>;

/** Somebody whom the daily search puts forward, by what is known of them: that is sealed. */
const candidateSchema = z.strictObject({
  number: z.int().positive(),
  taskId: z.string(),
  at: instantSchema,
  /** Sealed. */
  grounds: z.array(groundSchema),
  answer: z.enum(['begun', 'declined', 'not-so']).optional(),
});

const hardshipSchema = z.strictObject({
  recognitions: z.array(recognitionSchema),
  candidates: z.array(candidateSchema),
  /** Asked for in one form with the registration: it begins when the registration is approved. Its groups are sealed. */
  asked: z.strictObject({ categories: z.array(codeSchema).min(1) }).optional(),
});
export type Hardship = z.infer<typeof hardshipSchema>;

/** The fields of a case that belong to this episode, and their values in a new case. */
export const hardshipSlice = {
  shape: { hardship: hardshipSchema.optional() },
  initial: {},
};

export interface HardshipSlice {
  readonly hardship?: Hardship | undefined;
}

/** The recognition that holds on a Beijing day, if one does. */
export const recognitionOn = ({ hardship }: HardshipSlice, on: string): Recognition | undefined =>
  hardship?.recognitions.findLast(
    ({ recognisedOn, exit }) =>
      recognisedOn !== undefined && recognisedOn <= on && (exit === undefined || on < exit.on),
  );

/**
 * Whether the person of a case is recognised as having employment difficulty on a Beijing day (`YYYY-MM-DD`). It holds from
 * the day of the decision to the day before the exit, whatever becomes of the registration: no source of the five regions
 * ends it with that (I-60). A case that never had to do with it answers false.
 */
export const isRecognisedAsHardship = (state: HardshipSlice, on: string): boolean =>
  recognitionOn(state, on) !== undefined;

/** The groups for which the person is recognised on a Beijing day: none where they are not. Sealed: only who may decrypt reads it. */
export const recognisedCategories = (state: HardshipSlice, on: string): readonly string[] =>
  recognitionOn(state, on)?.categories ?? [];

/** The group of the ledger that says it, so that the tier of the plan and everything else that asks for it follows. */
export const hardshipTag = (applies: boolean, on: string): Tag => ({
  group: 'employment-difficulty',
  applies,
  source: 'officer',
  on,
});
