import * as z from 'zod';
import type { PolicyKey, PolicyValues } from '../values.ts';
import {
  afterPlacementSchema,
  amendingCitationSchema,
  basisSchema,
  dayEndSchema,
  decisionLimitSchema,
  escalationSchema,
  firstContactSchema,
  followUpSchema,
  handlingTimesSchema,
  reEntrySchema,
  refusalClosureSchema,
  servicePlanSchema,
  unreachableClosureSchema,
  youthInternshipSchema,
} from './value-schemas.ts';

/**
 * The values that may be amended without a deploy of code, each with its form: numbers, time limits and ladders. What
 * code or texts are written for (facts, groups, documents, closure reasons) is changed by a new edition only.
 */
export const amendableValues = {
  decisionDeadlineOnline: decisionLimitSchema,
  decisionDeadlineCounter: decisionLimitSchema,
  dayEndOnline: dayEndSchema,
  dayEndCounter: dayEndSchema,
  firstContact: firstContactSchema,
  escalation: escalationSchema,
  handlingTimes: handlingTimesSchema,
  followUp: followUpSchema,
  servicePlan: servicePlanSchema,
  afterPlacement: afterPlacementSchema,
  reEntry: reEntrySchema,
  refusalClosure: refusalClosureSchema,
  unreachableClosure: unreachableClosureSchema,
  youthInternship: youthInternshipSchema,
} as const satisfies { readonly [Key in PolicyKey]?: z.ZodType<PolicyValues[Key]> };

export type AmendableKey = keyof typeof amendableValues;
export const amendableKeys = Object.keys(amendableValues) as readonly AmendableKey[];
export const isAmendable = (key: string): key is AmendableKey => Object.hasOwn(amendableValues, key);

const namesKey = (input: unknown): boolean => typeof input === 'object' && input !== null && 'key' in input;

const layerSchema = z.enum(['national', 'shanxi', 'qinghai', 'shandong', 'weihai', 'chongqing', 'yunnan']);

export const amendmentIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{2,59}$/)
  .describe('Names the amendment for good, for example chongqing-2027-decision-online.');

const common = {
  id: amendmentIdSchema,
  layer: layerSchema.describe('The layer that says it: the whole country, a province or a city.'),
  citation: amendingCitationSchema,
  basis: basisSchema,
  from: z.iso.date().describe('The first Beijing day on which it holds.'),
  note: z.string().trim().min(1).max(500).describe('Why it was loaded, for those who read the list later.'),
};

const ofKey = <Key extends AmendableKey>(key: Key) =>
  z.strictObject({ ...common, key: z.literal(key), value: amendableValues[key] });

/** An amendment that can be loaded as it is. */
export const exampleAmendment = {
  id: 'chongqing-2027-decision-online',
  layer: 'chongqing',
  key: 'decisionDeadlineOnline',
  value: { kind: 'working-days', workingDays: 3 },
  citation: { document: '渝人社发〔2027〕1号', article: '一', clause: 'CQ-1.2' },
  basis: 'notice',
  from: '2027-01-01',
  note: '线上办结时限由5个工作日缩短为3个工作日',
} as const;

/**
 * A change of one value of one layer from a day on, as it is loaded at run time. Any other key is refused as
 * `value-not-amendable`.
 */
export const amendmentSchema = z
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
      ofKey('followUp'),
      ofKey('servicePlan'),
      ofKey('afterPlacement'),
      ofKey('reEntry'),
      ofKey('refusalClosure'),
      ofKey('unreachableClosure'),
      ofKey('youthInternship'),
    ],
    {
      error: ({ input }) => (namesKey(input) ? 'value-not-amendable' : undefined),
    },
  )
  .meta({
    id: 'PolicyAmendment',
    example: exampleAmendment,
  });
export type Amendment = z.infer<typeof amendmentSchema>;

/** What happens to a case because of an amendment is recorded under this reason. */
export const reasonOfAmendment = (id: string): string => `policy-amendment-${id}`;
