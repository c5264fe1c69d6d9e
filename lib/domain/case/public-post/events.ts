import * as z from 'zod';
import { closureProposalSchema } from '../closure/events.ts';
import { openedTaskSchema } from '../follow-up/findings.ts';
import { deadlineSchema } from '../kernel/deadline.ts';
import { type EventOf, eventMaker } from '../kernel/event.ts';
import {
  citationSchema,
  districtCodeSchema,
  instantSchema,
  localDateSchema,
  localMonthSchema,
} from '../kernel/vocabulary.ts';

/**
 * The grounds for placing a person: they are recognised as having employment difficulty, or their household is without work.
 */
export const placementGrounds = ['recognised-difficulty', 'household-without-work'] as const;
const placementGroundSchema = z.enum(placementGrounds);
export type PlacementGround = (typeof placementGrounds)[number];

/** The grounds for a second placement (DOMAIN C8, [H7]). */
export const secondGrounds = ['older', 'zero-employment-household', 'severely-disabled'] as const;
export type SecondGround = (typeof secondGrounds)[number];

/** The efforts made on the market for the person, according to their case. */
export const marketEffortsSchema = z.strictObject({
  offered: z.int().nonnegative(),
  taken: z.int().nonnegative(),
  declined: z.int().nonnegative(),
  since: localDateSchema.optional(),
  until: localDateSchema.optional(),
});
export type MarketEfforts = z.infer<typeof marketEffortsSchema>;

/** The period of a placement, from its first day to its last, both inclusive. */
const termSchema = z.strictObject({
  startsOn: localDateSchema,
  endsOn: localDateSchema,
  /** It lasts until statutory retirement, which is fewer than five years away. */
  toRetirement: z.literal(true).optional(),
});

export const postProposalSchema = termSchema.extend({
  number: z.int().positive(),
  postId: z.string(),
  district: districtCodeSchema,
  /** Sealed. */
  grounds: z.array(placementGroundSchema).min(1),
  /** The number of the person's earlier placements, in all their cases; and the grounds for another one, sealed. */
  before: z.int().nonnegative(),
  again: z.array(z.enum(secondGrounds)),
  /** Sealed: the efforts made before. */
  market: marketEffortsSchema,
  basis: citationSchema,
});

/** How a placement ended. */
export const postEndReasons = [
  'expired',
  'found-work',
  'resigned',
  'dismissed',
  'retired',
  'unable',
  'deceased',
] as const;
export const postEndReasonSchema = z.enum(postEndReasons);
export type PostEndReason = (typeof postEndReasons)[number];

/** What the person does after it. */
export const afterPosts = ['in-work', 'unemployed', 'not-in-labour-force', 'unknown'] as const;
export const afterPostSchema = z.enum(afterPosts);
export type AfterPost = (typeof afterPosts)[number];

/** What is planned for after a placement. */
export const postProspects = [
  'work-on-the-market',
  'stays-with-the-employer',
  'own-business',
  'second-placement',
  'registers-again',
  'retires',
] as const;

/** The outcome of the offer to register again. */
export const offerOutcomes = ['registers-again', 'in-work', 'does-not-want', 'not-reached'] as const;

/** The data of the events of this episode, by type. Stored events are parsed with these schemas. */
export const postEvents = {
  'public-post-proposed': z.strictObject({ proposal: postProposalSchema, decision: deadlineSchema }),
  'public-post-placed': z.strictObject({
    taskId: z.string(),
    number: z.int().positive(),
    /** The maximum number of placements for a person. */
    atMost: z.int().positive(),
    /** When the person is told of the coming end, and the first instant after the placement. */
    noticeAt: instantSchema,
    endsAt: instantSchema,
    /** The region counts days of attendance. */
    countsAttendance: z.literal(true).optional(),
  }),
  'public-post-declined': z.strictObject({ taskId: z.string() }),
  /** The placement ends soon: the person is told, and an officer plans what comes next. */
  'public-post-ending': z.strictObject({ number: z.int().positive(), plan: deadlineSchema }),
  /** What is planned for afterwards; sealed. */
  'public-post-prospect-recorded': z.strictObject({
    taskId: z.string(),
    prospect: z.enum(postProspects),
  }),
  /** Its last day is over: an officer records how it ended. */
  'public-post-expired': z.strictObject({ number: z.int().positive(), end: deadlineSchema }),
  'public-post-ended': z.strictObject({
    number: z.int().positive(),
    on: localDateSchema,
    reason: postEndReasonSchema,
    after: afterPostSchema,
    /** The registration continues although the person is in work, or has died: a human decides whether it is closed (SX-2.6). */
    closureProposal: closureProposalSchema.optional(),
    /** The task of assessing what the person does now. */
    opensTask: openedTaskSchema.optional(),
    /** The registration has already ended, and the person is offered a new one. */
    offer: deadlineSchema.optional(),
    /** Kept beside the sealed reason, for functions that send notices and may not decrypt. */
    tellNobody: z.literal(true).optional(),
  }),
  'public-post-attendance-recorded': z.strictObject({
    number: z.int().positive(),
    month: localMonthSchema,
    days: z.int().nonnegative(),
  }),
  'registration-offered-again': z.strictObject({ taskId: z.string(), outcome: z.enum(offerOutcomes) }),
} as const;
export type PostEvent<Type extends keyof typeof postEvents = keyof typeof postEvents> = EventOf<
  typeof postEvents,
  Type
>;
/** Makes an event of this episode: `postEvent(context, type, data)`. */
export const postEvent = eventMaker(postEvents);
