import * as z from 'zod';
import { placementCheckSchema } from '../../../lib/domain/case/after-placement/state.ts';
import { coverageKinds } from '../../../lib/domain/case/follow-up/coverage.ts';
import { monthSchema } from '../../../lib/domain/case/follow-up/state.ts';
import {
  instantSchema,
  localDateSchema,
  localMonthSchema,
  regionSchema,
  trackSchema,
} from '../../../lib/domain/case/kernel/vocabulary.ts';
import { factSources } from '../../../lib/domain/case/ledger/events.ts';
import { tierSchema } from '../../../lib/domain/case/service-plan/plans.ts';
import { serviceSchema } from '../../../lib/domain/case/service-plan/services.ts';
import { signalKindSchema, signalOrigins } from '../../../lib/domain/case/signals/events.ts';
import { choiceSchema, contactMeansSchema } from '../http/schemas.ts';
import { basisSchema } from './basis-schema.ts';
import { closureSchema } from './closure-view.ts';
import { hardshipSchema } from './hardship-schema.ts';

const learntSchema = choiceSchema.extend({ source: z.enum(factSources), on: localDateSchema });

export const ledgerViewSchema = z.strictObject({
  facts: z.array(learntSchema.extend({ value: z.string(), valueText: z.string() })),
  tags: z.array(learntSchema.extend({ applies: z.boolean() })),
  completenessChecks: z
    .array(choiceSchema.extend({ complete: z.boolean(), missing: z.array(choiceSchema) }))
    .describe(
      'The three points of the completeness check (三清), or Yunnan’s four, with the fields that are still missing.',
    ),
});

const planViewSchema = z.strictObject({
  version: z.int(),
  date: localDateSchema,
  track: trackSchema,
  trackText: z.string(),
  tier: tierSchema,
  tierText: z.string(),
  packVersion: z.string().describe('The pack whose minimum counts decide whether the plan is fulfilled.'),
  items: z.array(
    choiceSchema.extend({
      minimum: z.int(),
      numberText: z
        .string()
        .optional()
        .describe('The minimum number of times, if the circular or the officer gives one: `至少3条`.'),
      done: z.int().describe('The number of times so far, counted from the recorded services.'),
      met: z.boolean(),
      basis: basisSchema,
    }),
  ),
  fulfilledAt: instantSchema.optional(),
});

/** A recorded service, with its name. */
export const serviceViewSchema = serviceSchema.extend({ typeText: z.string(), outcomeText: z.string() });

/** A month of follow-ups. */
export const monthViewSchema = z.strictObject({
  month: localMonthSchema,
  status: z.enum(coverageKinds),
  statusText: z.string(),
  by: monthSchema.shape.by,
  attempts: z.int(),
  tried: z
    .strictObject({ days: z.int(), means: z.array(contactMeansSchema) })
    .describe('The number of different Beijing days, and the means, of the attempts.'),
  excuse: monthSchema.shape.excuse,
  endedAt: instantSchema.optional(),
});

/** Everything about a registration after the decision. */
export const registrationSchema = z
  .strictObject({
    registeredAt: instantSchema,
    officer: z
      .strictObject({ subject: z.string(), because: z.string(), since: instantSchema })
      .optional()
      .describe('Who is responsible for the case; shown to staff.'),
    ledger: ledgerViewSchema.optional(),
    plan: planViewSchema.optional(),
    services: z.array(serviceViewSchema),
    months: z.array(monthViewSchema),
    signals: z.array(
      z.strictObject({
        number: z.int(),
        kind: signalKindSchema,
        kindText: z.string(),
        origin: z.enum(signalOrigins),
        originText: z.string(),
        source: z.string().optional(),
        asOf: localDateSchema,
        at: instantSchema,
        withdrawnAt: instantSchema.optional().describe('When the person took it back.'),
        withdrawable: z.boolean().describe('Whether the person can take it back.'),
      }),
    ),
    closure: closureSchema.optional(),
    placementChecks: z.array(placementCheckSchema),
    hardship: hardshipSchema
      .optional()
      .describe(
        'The recognition of employment difficulty, if any (SX-6.1, QH-6.1, WH-3.1, CQ-6.1, YN-5.1.1).',
      ),
    reIncluded: z.boolean().describe('Whether the person was taken back under assistance (YN-5.1.3).'),
    previousCase: z.string().optional(),
    transferredFrom: z.strictObject({ caseId: z.string(), district: z.string() }).optional(),
    transferredTo: z
      .strictObject({ caseId: z.string(), region: regionSchema, district: z.string() })
      .optional(),
  })
  .meta({ id: 'Registration' });
export type RegistrationAnswer = z.infer<typeof registrationSchema>;
