import * as z from 'zod';
import { plausibleDateSchema } from '../../domain/calendar/plausible-date.ts';
import { type Scheme, schemeSchema } from '../../domain/case/claim/scheme.ts';
import { recordClasses } from '../../domain/case/data-rights/events.ts';
import {
  codeSchema,
  districtCodeSchema,
  escalationLevelSchema,
} from '../../domain/case/kernel/vocabulary.ts';
import { serviceTypes } from '../../domain/case/service-plan/services.ts';
import type { Bilingual } from '../bilingual.ts';
import { badReasons, voluntaryServices } from '../layers/shared/refused-services.ts';
import type { Regions } from '../regions/make-regions.ts';
import type { Basis, Citation, ClauseId, Stated } from '../types.ts';
import type { ClaimHandling, SubsidySchemes } from '../values/grants.ts';
import type { AgencyDirectory, PublicationRule } from '../values/guide.ts';
import type {
  AfterPlacementRule,
  AgeRange,
  FollowUpMethod,
  FollowUpRule,
  HandlingTimes,
  LongUnemployedYouthRule,
  OfficePractice,
  PlanItem,
  ReEntryRule,
  RefusalClosureRule,
  RetentionPeriod,
  ServicePackageRule,
  ServicePlanRule,
  UnreachableClosureRule,
} from '../values/lifecycle.ts';
import type {
  DayEnd,
  DecisionLimit,
  Described,
  EscalationByObligation,
  EscalationStep,
  FirstContactRule,
} from '../values/registration.ts';

/*
 * Schemas of the values that may be amended at run time. Numbers have limits, to catch typing mistakes. Schemas are made on
 * demand: every function loads the rules, but few ever read an amendment.
 */

export const textSchema = z.string().trim().min(1).max(300);
const bilingualSchema: z.ZodType<Bilingual> = z
  .strictObject({ zh: textSchema, en: textSchema })
  .meta({ id: 'Bilingual' });
const described = { code: codeSchema, zh: textSchema, en: textSchema };
const describedSchema: z.ZodType<Described> = z.strictObject(described);

/** The source of an amended value, or of one of its members. */
export interface SourceSchemas {
  readonly citation: z.ZodType<Citation>;
  readonly basis: z.ZodType<Basis>;
}

/** A document that is not in the register is named as people read it. The clause must be one that these regions know. */
export const sourceSchemas = (regions: Regions): SourceSchemas => ({
  citation: z
    .strictObject({
      document: z.string().trim().min(1).max(120),
      article: z.string().trim().min(1).max(60),
      clause: z
        .custom<ClauseId>((value) => typeof value === 'string' && regions.clauseTitle(value) !== undefined)
        .meta({
          type: 'string',
          description: 'A clause, source or reading that the packs know, such as CQ-1.2.',
        }),
      quote: z.string().trim().min(1).max(300).exactOptional(),
      note: bilingualSchema.exactOptional(),
    })
    .meta({ id: 'PolicyCitation' }),
  basis: z.enum(['circular', 'local-law', 'national', 'reading', 'proposal']),
});

const workingDays = (least: number) => z.int().min(least).max(60);
const few = z.int().min(1).max(20);

export const decisionLimitSchema = (): z.ZodType<DecisionLimit> =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('working-days'), workingDays: workingDays(1) }),
    z.strictObject({ kind: z.literal('same-visit') }),
  ]);

export const dayEndSchema = (): z.ZodType<DayEnd> =>
  z.strictObject({
    time: z.string().regex(/^((0[1-9]|1\d|2[0-3]):[0-5]\d|24:00)$/),
  });

export const firstContactSchema = (): z.ZodType<FirstContactRule> =>
  z.strictObject({
    workingDays: workingDays(1),
    countedFrom: z.literal('registration'),
    means: z.array(z.enum(['phone', 'message', 'visit', 'counter'])).min(1),
  });

/** No step may occur twice, because a deadline carries each out exactly once. */
const escalationStepsSchema = (): z.ZodType<readonly EscalationStep[]> =>
  z
    .array(
      z.strictObject({
        name: z.enum(['reminder', 'supervisor', 'unit', 'city']),
        to: escalationLevelSchema,
        workingDaysAfterDue: z.int().min(-60).max(60),
      }),
    )
    .min(1)
    .max(4)
    .refine((steps) => new Set(steps.map(({ name }) => name)).size === steps.length, {
      error: 'has a step twice',
    })
    .meta({ id: 'EscalationSteps' });

export const escalationSchema = (): z.ZodType<EscalationByObligation> => {
  const steps = escalationStepsSchema();
  return z.strictObject({
    decision: steps,
    'first-contact': steps,
    'follow-up': steps,
    'plan-item': steps,
    'closure-decision': steps,
  });
};

export const handlingTimesSchema = (): z.ZodType<HandlingTimes> =>
  z.strictObject({
    makePlanWorkingDays: workingDays(1),
    adjustPlanWorkingDays: workingDays(1),
    handleSignalWorkingDays: workingDays(1),
    arrangeTransferWorkingDays: workingDays(1),
    decideClosureWorkingDays: workingDays(1),
    decideObjectionWorkingDays: workingDays(1),
    checkPlacementWorkingDays: workingDays(1),
    // Amendments from before 2026-12 may lack these five values.
    serveJobSeekerWorkingDays: workingDays(1).default(5),
    completeLedgerWorkingDays: workingDays(1).default(10),
    decideDeletionWorkingDays: workingDays(1).default(15),
    recogniseHardshipWorkingDays: workingDays(1).default(3),
    destroyAfterGrantDays: z.int().min(1).max(90).default(15),
    followUpsSpreadOverDays: z.int().min(1).max(28),
  });

export const officePracticeSchema = (): z.ZodType<OfficePractice> =>
  z.strictObject({
    messagesFrom: z.string().regex(/^(0[6-9]|1[0-2]):[0-5]\d$/),
    revealShownSeconds: z.int().min(10).max(600),
    destructionPostponedDays: z.int().min(1).max(90),
  });

export const retentionSchema = (source: SourceSchemas): z.ZodType<readonly Stated<RetentionPeriod>[]> =>
  z.array(
    z.strictObject({
      code: z.enum(recordClasses),
      years: z.int().min(1).max(100),
      ...source,
    }),
  );

const followUpMethodSchema = (source: SourceSchemas): z.ZodType<Stated<FollowUpMethod>> =>
  z.strictObject({
    ...described,
    code: z.enum(['data-comparison', 'visit', 'phone', 'online']),
    ...source,
  });

export const followUpSchema = (source: SourceSchemas): z.ZodType<FollowUpRule> =>
  z.strictObject({
    // One follow-up per case and month. A region that requires more needs new code, not another number.
    minimumPerMonth: z.literal(1),
    month: z.literal('calendar-month-beijing'),
    methods: z.array(followUpMethodSchema(source)).min(1),
    firstMonth: z.strictObject({
      firstContactCounts: z.boolean(),
      skippedWithinLastWorkingDays: z.int().min(0).max(20),
    }),
    excusedAfter: z
      .strictObject({ attempts: few, differentMeans: z.int().min(1).max(5) })
      .refine(({ attempts, differentMeans }) => differentMeans <= attempts, { error: 'can never be met' }),
    responsible: z.enum(['registering-agency', 'county-and-below']),
  });

const planItemSchema = (source: SourceSchemas): z.ZodType<Stated<PlanItem>> =>
  z.strictObject({
    ...described,
    serviceTypes: z.array(z.enum(serviceTypes)).min(1),
    minimum: z.int().min(0).max(20),
    counts: z.enum(['provided', 'offered']),
    ...source,
  });
const templateSchema = (source: SourceSchemas) =>
  z.array(planItemSchema(source)).min(1).max(20).meta({ id: 'PlanTemplate' });

export const servicePlanSchema = (source: SourceSchemas): z.ZodType<ServicePlanRule> => {
  const template = templateSchema(source);
  return z.strictObject({
    templates: z.strictObject({
      employment: template,
      flexible: template,
      'own-business': template,
      unclear: template,
    }),
    dueMonthsAfterPlan: z.int().min(1).max(12),
    countedPer: z.literal('spell'),
    onChangeOfTrack: z.literal('what-was-done-is-kept-and-the-period-restarts'),
  });
};

export const afterPlacementSchema = (): z.ZodType<AfterPlacementRule> =>
  z.strictObject({
    months: z
      .array(z.int().min(1).max(24))
      .max(12)
      .refine((months) => new Set(months).size === months.length, { error: 'has a month twice' }),
  });

export const reEntrySchema = (): z.ZodType<ReEntryRule> =>
  z.strictObject({
    employedLessThanMonths: z.int().min(1).max(36),
    appliesTo: z.literal('persons-with-employment-difficulty'),
  });

export const refusalClosureSchema = (): z.ZodType<RefusalClosureRule> =>
  z.strictObject({
    consecutiveRefusals: few,
    onlyWithoutGoodReason: z.literal(true),
    goodReasons: z.array(describedSchema).min(1),
    // Amendments that were loaded before these could be set keep the built-in lists.
    badReasons: z
      .array(describedSchema)
      .max(30)
      .default(() => [...badReasons]),
    voluntaryServices: z
      .array(z.enum(serviceTypes))
      .max(serviceTypes.length)
      .default(() => [...voluntaryServices]),
    resetBy: z.literal('acceptance'),
    lastRefusalConfirmedBy: z.literal('supervisor'),
  });

export const unreachableClosureSchema = (): z.ZodType<UnreachableClosureRule> =>
  z.strictObject({
    consecutiveMonths: z.int().min(1).max(36),
  });

const ages = () => ({ minimumAge: z.int().min(16).max(60), maximumAge: z.int().min(16).max(60) });
const endsAfterItBegins = ({ minimumAge, maximumAge }: AgeRange): boolean => minimumAge <= maximumAge;

export const youthInternshipSchema = (): z.ZodType<AgeRange> =>
  z.strictObject(ages()).refine(endsAfterItBegins, { error: 'ends before it begins' });

export const longUnemployedYouthSchema = (): z.ZodType<LongUnemployedYouthRule> =>
  z
    .strictObject({ ...ages(), monthsWithoutWork: z.int().min(1).max(120) })
    .refine(endsAfterItBegins, { error: 'ends before it begins' });

/** An amendment adds to the log. It repeats the channels and contents as the circular names them. */
export const publicationSchema = (source: SourceSchemas): z.ZodType<PublicationRule> => {
  const few = <Member>(member: z.ZodType<Member>) => z.array(member).min(1).max(20);
  return z.strictObject({
    channels: few(z.strictObject({ ...described, ...source })),
    items: few(z.strictObject({ zh: textSchema, en: textSchema, ...source })),
    log: z
      .array(z.strictObject({ channel: codeSchema, on: plausibleDateSchema, what: bilingualSchema }))
      .max(500),
  });
};

/** The content of a package of services, as the agency has confirmed it (WH-4.1, I-08). */
export const servicePackageSchema = (source: SourceSchemas): z.ZodType<ServicePackageRule> =>
  z.strictObject({
    name: bilingualSchema,
    items: z.array(z.strictObject({ zh: textSchema, en: textSchema, ...source })).max(20),
    contentConfirmedBy: z.literal('agency'),
  });

export const agencyDirectorySchema = (): z.ZodType<AgencyDirectory> =>
  z.strictObject({
    agencies: z
      .array(
        z.strictObject({
          id: codeSchema.exactOptional(),
          kind: z.enum(['agency', 'grass-roots', 'disabled-persons']),
          district: districtCodeSchema,
          name: bilingualSchema,
          address: bilingualSchema,
          phone: z.string().regex(/^[\d()+ -]{5,30}$/),
        }),
      )
      .max(500)
      .refine(
        (agencies) => {
          const ids = agencies.flatMap(({ id }) => id ?? []);
          return new Set(ids).size === ids.length;
        },
        { error: 'has an agency twice' },
      ),
  });

/** No scheme may occur twice. An open amount stays open until another document sets it. */
export const subsidySchemesSchema = (source: SourceSchemas): z.ZodType<SubsidySchemes> =>
  z.strictObject({
    schemes: z
      .array(
        z.strictObject({ ...schemeSchema.shape, ...source }).refine(isCoherent, {
          error: 'asks for too little to prevent paying twice',
        }),
      )
      .min(1)
      .max(50)
      .refine((schemes) => new Set(schemes.map(({ code }) => code)).size === schemes.length, {
        error: 'has a scheme twice',
      }),
  });

/** Whether a scheme asks for what identifies each payment: one that is paid once per month asks for the months, and so on. */
const isCoherent = ({ code, kind, once, asks, amount, criteria, excludes, opens, closes }: Scheme): boolean =>
  kind === 'information' ||
  ((once !== 'month' || asks.includes('months')) &&
    (once !== 'year' || asks.includes('year')) &&
    (once !== 'subject' || asks.some((each) => ['certificate', 'training', 'loan'].includes(each))) &&
    (amount.kind !== 'share' || asks.includes('spent')) &&
    (amount.kind !== 'per-class-hour' || asks.includes('classHours')) &&
    (!criteria.some((each) => each.kind.startsWith('contract') || each.kind === 'hired-on-or-after') ||
      asks.includes('contract')) &&
    new Set([code, ...excludes.map((each) => each.code)]).size === excludes.length + 1 &&
    (opens === undefined || closes === undefined || opens <= closes));

export const claimHandlingSchema = (): z.ZodType<ClaimHandling> =>
  z.strictObject({
    checkWorkingDays: workingDays(1),
    decideWorkingDays: workingDays(1),
    answerObjectionWorkingDays: workingDays(1),
    reviewWorkingDays: workingDays(1),
    correctAccountWorkingDays: workingDays(1),
    lookIntoWorkingDays: workingDays(1),
    paymentAnswerWorkingDays: workingDays(1),
    supervisorAboveFen: z.int().min(0).max(100_000_000_00).exactOptional(),
  });
