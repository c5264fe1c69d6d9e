import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { codeSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { offerChannels, serviceSchema } from '../../../../lib/domain/case/service-plan/services.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, contactMeansSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';
import { helperField } from '../../../common/views/helper-fields.ts';

export const serviceRecordSchema = z
  .strictObject({
    type: codeSchema.describe(
      'One of the services that the plan task lists. Every service that an agency gives can be recorded, in the plan or not.',
    ),
    on: plausibleDateSchema.describe(
      'The Beijing day of the service or offer; not before the day of the plan.',
    ),
    outcome: serviceSchema.shape.outcome.describe('`offered`: not answered yet.'),
    refusalReason: codeSchema
      .optional()
      .describe(
        'For a refusal only: one of the reasons that the plan task lists. Not to have answered is no refusal.',
      ),
    answers: z
      .int()
      .positive()
      .optional()
      .describe('The number of the offer that was answered, so that the two are not counted twice.'),
    means: contactMeansSchema.extract(offerChannels).optional().describe('How it was offered.'),
    internship: z
      .boolean()
      .optional()
      .describe(
        'Whether it is an internship, which the circular may reserve for an age group. Has to be said of an activity of somebody outside the ages.',
      ),
    helper: helperField.optional(),
    fairId: z
      .string()
      .regex(/^\d{6}-\d{4}-\d{2}-\d{2}$/)
      .optional()
      .describe('The recruitment fair at which it was given; of the same district and day.'),
    freeText: z
      .strictObject({
        offered: freeTextSchema(500).optional().describe('What was offered.'),
        where: freeTextSchema(200).optional(),
        employer: freeTextSchema(200).optional(),
        note: freeTextSchema().optional(),
      })
      .optional()
      .describe('Stored encrypted.'),
  })
  .meta({
    example: {
      type: 'job-match',
      on: '2026-11-25',
      outcome: 'refused',
      refusalReason: 'distance',
      means: 'phone',
      freeText: { offered: '软件测试岗位', where: '渝北区', employer: '某某科技有限公司' },
    },
  });

export const operation = defineOperation({
  id: 'record-service',
  method: 'POST',
  path: '/cases/{caseId}/services',
  summary: { zh: '记录服务', en: 'Record a service' },
  description:
    'Records a service and its outcome. The progress of the plan is computed from these records. The third consecutive refusal without good reason of what the plan promises leads to a closure proposal, which a supervisor decides; services for the willing never do, nor does silence (N3, I-17). The same refusal of the same offer is recorded once.',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: serviceRecordSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'no-plan',
    'helper-not-provided-for',
    'helper-needs-agreement',
    'date-in-future',
    'unknown-service',
    'service-outside-plan',
    'age-outside-internship',
    'internship-not-said',
    'offer-does-not-fit',
    'silence-is-no-refusal',
    'refusal-needs-reason',
    'refusal-already-recorded',
    'unknown-reason-for-refusal',
    'fair-does-not-fit',
    'processing-restricted',
    'date-does-not-exist',
    'case-changed',
  ],
});
