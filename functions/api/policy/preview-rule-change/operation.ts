import * as z from 'zod';
import { holidayArrangementFormSchema } from '../../../../lib/domain/calendar/holiday-arrangement-schema.ts';
import { deadlineKindSchema } from '../../../../lib/domain/case/case.ts';
import { escalationStepSchema } from '../../../../lib/domain/case/kernel/deadline.ts';
import {
  instantSchema,
  localDateSchema,
  regionSchema,
} from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { amendmentSchema, exampleAmendment } from '../../../../lib/policy/amendments/amendment.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { caseIdSchema } from '../../../common/http/schemas.ts';
import { amendmentFields, arrangementFields } from '../../../common/rules/rule-fields.ts';

const standingSchema = z.strictObject({
  dueDate: localDateSchema,
  dueAt: instantSchema,
  provisional: z.boolean(),
  steps: z
    .array(z.strictObject({ name: escalationStepSchema.shape.name, at: instantSchema }))
    .describe('The escalation steps that are still to come.'),
});

const touchedSchema = z.strictObject({
  caseId: caseIdSchema,
  region: regionSchema,
  district: z.string(),
  districtName: z.string(),
  deadlineId: z.string(),
  kind: deadlineKindSchema,
  kindText: z.string(),
  before: standingSchema,
  after: standingSchema,
});
export type TouchedDeadline = z.infer<typeof touchedSchema>;

export const ruleChangeSchema = z
  .strictObject({
    amendment: amendmentSchema().optional(),
    holidayArrangement: holidayArrangementFormSchema.optional(),
  })
  .refine((change) => (change.amendment === undefined) !== (change.holidayArrangement === undefined), {
    error: 'must be one of the two',
  })
  .meta({ example: { amendment: exampleAmendment } });

export const operation = defineOperation({
  id: 'preview-rule-change',
  method: 'POST',
  path: '/rule-changes/preview',
  summary: { zh: '预览规则变化的影响', en: 'Preview a change of the rules' },
  description:
    'Shows which open deadlines an amendment or a holiday arrangement would move, and to when, if it were loaded now. Changes nothing. Each call examines a limited number of deadlines: repeat it with `next` until there is none, as `npm run packs:whatif` does.',
  access: ['policy-administrator'],
  safe: true,
  query: z.strictObject({ after: z.string().max(200).optional() }),
  body: ruleChangeSchema,
  labels: { ...amendmentFields, ...arrangementFields },
  answers: {
    status: 200,
    description: 'The open deadlines of this page that would move.',
    schema: z.strictObject({
      examined: z.int().describe('The number of open deadlines on this page.'),
      touched: z.array(touchedSchema),
      missingStatutoryHolidays: z
        .array(localDateSchema)
        .optional()
        .describe(
          'A warning: the statutory holidays that the arrangement does not list. Absent if it lists all.',
        ),
      next: z.string().optional().describe('Where the next page begins; absent on the last one.'),
    }),
  },
  problems: [
    'invalid-field',
    'holiday-arrangement-not-sound',
    'invalid-cursor',
    'date-out-of-range',
    'value-not-amendable',
    'rules-not-computable',
    'amendment-in-conflict',
  ],
});
