import * as z from 'zod';
import { helperSchema } from '../kernel/helper.ts';
import { type ContactMeans, localDateSchema } from '../kernel/vocabulary.ts';

/** How a service was offered to the person (I-17). */
export const offerChannels = [
  'phone',
  'message',
  'online',
  'visit',
  'counter',
] as const satisfies readonly ContactMeans[];

/**
 * Services for people who want to run a business, by the names that the circulars use, and one for those that no circular
 * names.
 */
export const startUpServices = [
  'policy-advice',
  'start-up-training',
  'opening-guidance',
  'mentoring',
  'project-recommendation',
  'site-support',
  'incubator-link',
  'start-up-service',
] as const;

/**
 * The services that agencies give. Each can be recorded in every region: the template of a plan says what is owed, not what
 * exists.
 */
export const serviceTypes = [
  'job-search-coaching',
  'job-match',
  'recruitment-information',
  'recruitment-event',
  'training',
  'placement',
  'gig-match',
  ...startUpServices,
  'guidance',
  'counselling',
  'career-planning',
  'preparation-activity',
  'other-service',
] as const;
export type ServiceType = (typeof serviceTypes)[number];

/** Whether a name is that of a service. */
export const isServiceType = (name: string): name is ServiceType =>
  serviceTypes.some((type) => type === name);

/** A reason that no list names. It is kept in words, and nobody has judged it, so it counts against nobody (I-17). */
export const unjudgedReason = 'other';

/** A name under which silence was once recorded as a refusal. Silence is not a refusal (I-17). */
export const silence = 'no-answer-in-time';

/** One service: offered, taken, or refused with a reason. What exactly was offered is sealed. */
export const serviceSchema = z.strictObject({
  number: z.int().positive(),
  type: z.string(),
  on: localDateSchema,
  outcome: z.enum(['offered', 'taken', 'refused']),
  refusal: z
    .strictObject({
      reason: z.string(),
      good: z.boolean(),
      /**
       * Whether it is one of those after which a closure is proposed (N3, I-17). Older records do not say so, and do not count.
       */
      counts: z.boolean().optional(),
    })
    .optional(),
  /** The number of the offer that this answers: the two are one service. */
  answers: z.int().positive().optional(),
  /** The means by which it was offered. */
  channel: z.enum(offerChannels).optional(),
  /** The internship that a circular reserves for an age group (WH-4.4). */
  internship: z.literal(true).optional(),
  /** The special recruitment fair at which it was given (WH-4.2). */
  fairId: z.string().optional(),
  /** Who gave it on behalf of the officer, if the officer did not (CQ-1.3). */
  helper: helperSchema.optional(),
});
export type Service = z.infer<typeof serviceSchema>;

/** The offers that have not been answered. */
export const openOffers = (services: readonly Service[]): readonly Service[] =>
  services.filter(
    ({ number, outcome }) => outcome === 'offered' && !services.some(({ answers }) => answers === number),
  );

/** Whether the person declined an offered service and gave a reason. */
export const isDeclined = ({ outcome, refusal }: Pick<Service, 'outcome' | 'refusal'>): boolean =>
  outcome === 'refused' && refusal?.reason !== silence;
