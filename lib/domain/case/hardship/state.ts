import * as z from 'zod';
import { codeSchema, instantSchema, localDateSchema } from '../kernel/vocabulary.ts';
import type { Tag } from '../ledger/events.ts';
import { planSubsidySchema } from './plan-subsidies.ts';

/** The possible steps of a recognition. A region uses some of them, in its own order, and always the decision. */
const hardshipSteps = ['check', 'public-notice', 'review', 'decision'] as const;
export const hardshipStepSchema = z.enum(hardshipSteps);
export type HardshipStep = z.infer<typeof hardshipStepSchema>;

/** How a recognition was initiated. */
export const hardshipOrigins = [
  'person',
  'counter',
  /** In one form with the registration (YN-5.1.1). */
  'with-registration',
  'candidate',
  /** Re-inclusion after less time in work than the circular sets (YN-5.1.3). */
  're-entry',
  'transfer',
] as const;
export const hardshipOriginSchema = z.enum(hardshipOrigins);

/** A step that was taken, and its result. */
const takenStepSchema = z.strictObject({
  step: hardshipStepSchema,
  /** The round of the step. A recognition that was returned begins another round, to which earlier steps do not belong. */
  round: z.int().positive(),
  by: z.string(),
  at: instantSchema,
  positive: z.boolean(),
});
export type TakenStep = z.infer<typeof takenStepSchema>;

/** An objection to a public notice. Its text is sealed beside the event. */
const noticeObjectionSchema = z.strictObject({
  taskId: z.string(),
  at: instantSchema,
  answeredAt: instantSchema.optional(),
  upheld: z.boolean().optional(),
});

/** The public notice, from one Beijing day to another, both inclusive. It is only public on these days. */
const publicNoticeSchema = z.strictObject({
  round: z.int().positive(),
  /** The reference that objections quote; it reveals nothing about the person. */
  reference: z.string(),
  /** The name as shown to the public while the notice is up; removed when it ends. */
  shownAs: z.string().optional(),
  from: localDateSchema,
  until: localDateSchema,
  objections: z.array(noticeObjectionSchema),
});
export type PublicNotice = z.infer<typeof publicNoticeSchema>;

/** The recognition of an earlier case from which this one continues. */
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
  /** The region's steps when it began. */
  chain: z.array(hardshipStepSchema),
  /** Sealed: the groups to which the person belongs. */
  categories: z.array(codeSchema),
  steps: z.array(takenStepSchema),
  notices: z.array(publicNoticeSchema),
  linked: linkedRecognitionSchema.optional(),
  /** The Beijing day from which the person is recognised. */
  recognisedOn: localDateSchema.optional(),
  decidedBy: z.string().optional(),
  /** Why it was refused: a code of the region, sealed. */
  refusalReason: codeSchema.optional(),
  /** The individual plan, with the people responsible for contact and for assistance (YN-5.1.2). */
  plan: z
    .strictObject({
      taskId: z.string(),
      madeOn: localDateSchema.optional(),
      contact: z.string().optional(),
      assistance: z.string().optional(),
      /** Sealed: the schemes presented to the person with the plan, each with its standing. */
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
  /** The person's objection to the refusal or exit: one for each decision, reviewed by another supervisor. */
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

/** A group to which somebody may belong, and the sign that suggests it: a tag, a fact, an age. */
export const groundSchema = z.strictObject({ category: codeSchema, foundBy: codeSchema });
export type Ground = z.infer<typeof groundSchema>;

/** A person whom the daily search has found to be a candidate. The grounds are sealed. */
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
  /**
   * A request made in one form with the registration. The recognition begins when the registration is approved. Its groups are
   * sealed.
   */
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

/** The recognition in force on a Beijing day, if any. */
export const recognitionOn = ({ hardship }: HardshipSlice, on: string): Recognition | undefined =>
  hardship?.recognitions.findLast(
    ({ recognisedOn, exit }) =>
      recognisedOn !== undefined && recognisedOn <= on && (exit === undefined || on < exit.on),
  );

/**
 * Whether the person of a case is recognised as having employment difficulty on a Beijing day (`YYYY-MM-DD`). The recognition
 * lasts from the day of the decision to the day before the exit, whatever happens to the registration: no source of the five
 * regions ends it with that (I-60). False for a case without recognitions.
 */
export const isRecognisedAsHardship = (state: HardshipSlice, on: string): boolean =>
  recognitionOn(state, on) !== undefined;

/** Whether the person is recognised on any Beijing day from one to another, both inclusive. */
export const wasRecognisedBetween = ({ hardship }: HardshipSlice, from: string, until: string): boolean =>
  hardship?.recognitions.some(
    ({ recognisedOn, exit }) =>
      recognisedOn !== undefined && recognisedOn <= until && (exit === undefined || from < exit.on),
  ) === true;

/**
 * The groups for which the person is recognised on a Beijing day; empty if they are not. Sealed: only readers who may decrypt
 * can use it.
 */
export const recognisedCategories = (state: HardshipSlice, on: string): readonly string[] =>
  recognitionOn(state, on)?.categories ?? [];

/** The ledger tag of a recognition, on which the tier of the plan and everything else relies. */
export const hardshipTag = (applies: boolean, on: string): Tag => ({
  group: 'employment-difficulty',
  applies,
  source: 'officer',
  on,
});
