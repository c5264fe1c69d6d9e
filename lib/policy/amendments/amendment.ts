import * as z from 'zod';
import { plausibleDateSchema } from '../../domain/calendar/plausible-date.ts';
import type { Regions } from '../regions/make-regions.ts';
import { servedRegions } from '../regions/registry.ts';
import type { PolicyKey, PolicyValues } from '../values.ts';
import { difficultyRecognitionSchema, hardshipChainSchema, hardshipExitsSchema } from './hardship-schemas.ts';
import {
  counterGuaranteeSchema,
  handOverItemsSchema,
  handOverRecordsSchema,
  handOverTimesSchema,
  loanBanksSchema,
  loanGroupsSchema,
  loanKindSchema,
  loanReliefSchema,
  phaseOutSchema,
  referralSchema,
} from './outward-schemas.ts';
import {
  postAttendanceSchema,
  postsAsLastResortSchema,
  postTargetSchema,
  publicPostSchema,
  zeroEmploymentSchema,
} from './post-schemas.ts';
import {
  afterPlacementSchema,
  agencyDirectorySchema,
  claimHandlingSchema,
  dayEndSchema,
  decisionLimitSchema,
  escalationSchema,
  firstContactSchema,
  followUpSchema,
  handlingTimesSchema,
  longUnemployedYouthSchema,
  officePracticeSchema,
  publicationSchema,
  reEntrySchema,
  refusalClosureSchema,
  retentionSchema,
  type SourceSchemas,
  servicePackageSchema,
  servicePlanSchema,
  sourceSchemas,
  subsidySchemesSchema,
  unreachableClosureSchema,
  youthInternshipSchema,
} from './value-schemas.ts';

/**
 * The values that may be amended without a deployment, with their schemas: numbers, time limits, escalation steps, lists.
 * What code or texts depend on (facts, documents, closure reasons) changes only with a new edition.
 */
const valuesFor = (source: SourceSchemas) =>
  ({
    decisionDeadlineOnline: decisionLimitSchema(),
    decisionDeadlineCounter: decisionLimitSchema(),
    dayEndOnline: dayEndSchema(),
    dayEndCounter: dayEndSchema(),
    firstContact: firstContactSchema(),
    escalation: escalationSchema(),
    handlingTimes: handlingTimesSchema(),
    officePractice: officePracticeSchema(),
    retention: retentionSchema(source),
    followUp: followUpSchema(source),
    servicePlan: servicePlanSchema(source),
    afterPlacement: afterPlacementSchema(),
    reEntry: reEntrySchema(),
    refusalClosure: refusalClosureSchema(),
    unreachableClosure: unreachableClosureSchema(),
    youthInternship: youthInternshipSchema(),
    longUnemployedYouth: longUnemployedYouthSchema(),
    servicePackage: servicePackageSchema(source),
    publication: publicationSchema(source),
    agencyDirectory: agencyDirectorySchema(),
    subsidySchemes: subsidySchemesSchema(source),
    claimHandling: claimHandlingSchema(),
    difficultyRecognition: difficultyRecognitionSchema(source),
    hardshipChain: hardshipChainSchema(source),
    hardshipExits: hardshipExitsSchema(source),
    zeroEmploymentHousehold: zeroEmploymentSchema(source),
    publicPost: publicPostSchema(source),
    postsAsLastResort: postsAsLastResortSchema(),
    postAttendance: postAttendanceSchema(),
    postTarget: postTargetSchema(),
    referral: referralSchema(source),
    handOverItems: handOverItemsSchema(),
    handOverTimes: handOverTimesSchema(),
    handOverRecords: handOverRecordsSchema(),
    phaseOut: phaseOutSchema(),
    loanIndividual: loanKindSchema(),
    loanPartnership: loanKindSchema(),
    loanFirm: loanKindSchema(),
    loanGroups: loanGroupsSchema(source),
    counterGuarantee: counterGuaranteeSchema(),
    loanRelief: loanReliefSchema(source),
    loanBanks: loanBanksSchema(source),
  }) as const satisfies { readonly [Key in PolicyKey]?: z.ZodType<PolicyValues[Key]> };

const namesKey = (input: unknown): boolean => typeof input === 'object' && input !== null && 'key' in input;

export const amendmentIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{2,59}$/)
  .describe('Permanent name of the amendment, for example chongqing-2027-decision-online.');

/** A valid amendment that can be loaded unchanged. */
export const exampleAmendment = {
  id: 'chongqing-2027-decision-online',
  layer: 'chongqing',
  key: 'decisionDeadlineOnline',
  value: { kind: 'working-days', workingDays: 3 },
  citation: { document: '渝人社发〔2027〕1号', article: '一', clause: 'CQ-1.2' },
  basis: 'circular',
  from: '2027-01-01',
  note: '线上办结时限由5个工作日缩短为3个工作日',
} as const;

/**
 * Makes the schemas of amendments for these regions: they may change the regions' layers and cite the clauses that the
 * regions know. A value that may not be amended is refused as `value-not-amendable`.
 */
export function amendmentForms(regions: Regions) {
  const source = sourceSchemas(regions);
  const values = valuesFor(source);
  const common = {
    id: amendmentIdSchema,
    layer: z
      .enum(Object.keys(regions.layers))
      .describe('The layer that the amendment changes: the whole country, a province or a city.'),
    ...source,
    from: plausibleDateSchema.describe('The first Beijing day on which the value is in force.'),
    note: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .describe('Why the amendment was loaded, for later readers of the list.'),
  };
  const ofKey = <Key extends keyof typeof values>(key: Key) =>
    z.strictObject({ ...common, key: z.literal(key), value: values[key] });
  const schema = z
    .discriminatedUnion(
      'key',
      [
        ofKey('decisionDeadlineOnline'),
        ofKey('decisionDeadlineCounter'),
        ofKey('dayEndOnline'),
        ofKey('dayEndCounter'),
        ofKey('firstContact'),
        ofKey('escalation'),
        ofKey('handlingTimes'),
        ofKey('officePractice'),
        ofKey('retention'),
        ofKey('followUp'),
        ofKey('servicePlan'),
        ofKey('afterPlacement'),
        ofKey('reEntry'),
        ofKey('refusalClosure'),
        ofKey('unreachableClosure'),
        ofKey('youthInternship'),
        ofKey('longUnemployedYouth'),
        ofKey('servicePackage'),
        ofKey('publication'),
        ofKey('agencyDirectory'),
        ofKey('subsidySchemes'),
        ofKey('claimHandling'),
        ofKey('difficultyRecognition'),
        ofKey('hardshipChain'),
        ofKey('hardshipExits'),
        ofKey('zeroEmploymentHousehold'),
        ofKey('publicPost'),
        ofKey('postsAsLastResort'),
        ofKey('postAttendance'),
        ofKey('postTarget'),
        ofKey('referral'),
        ofKey('handOverItems'),
        ofKey('handOverTimes'),
        ofKey('handOverRecords'),
        ofKey('phaseOut'),
        ofKey('loanIndividual'),
        ofKey('loanPartnership'),
        ofKey('loanFirm'),
        ofKey('loanGroups'),
        ofKey('counterGuarantee'),
        ofKey('loanRelief'),
        ofKey('loanBanks'),
      ],
      {
        error: ({ input }) => (namesKey(input) ? 'value-not-amendable' : undefined),
      },
    )
    .meta({ id: 'PolicyAmendment', example: exampleAmendment });
  return { values, schema };
}

type Forms = ReturnType<typeof amendmentForms>;
let served: Forms | undefined;

/** The schemas for the regions of this edition, made once. */
function servedForms(): Forms {
  served ??= amendmentForms(servedRegions);
  return served;
}

/** The schema of an amendment. */
export const amendmentSchema = (): Forms['schema'] => servedForms().schema;
/** @internal for tests that go through all of them */
export const amendableValues = (): Forms['values'] => servedForms().values;
export type AmendableKey = keyof Forms['values'];
/** @internal for tests that go through all of them */
export const amendableKeys = (): readonly AmendableKey[] =>
  Object.keys(amendableValues()) as readonly AmendableKey[];

/** A change of one value of one layer from a day on, loaded at run time. */
export type Amendment = z.infer<Forms['schema']>;

/** The reason recorded for everything that happens to a case because of an amendment. */
export const reasonOfAmendment = (id: string): string => `policy-amendment-${id}`;
