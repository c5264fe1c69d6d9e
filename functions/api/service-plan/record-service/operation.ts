import * as z from 'zod';
import { localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { offerChannels } from '../../../../lib/domain/case/service-plan/services.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, caseSchema } from '../../../common/http/schemas.ts';

const codeSchema = z.string().regex(/^[a-z0-9-]{1,60}$/);

export const serviceRecordSchema = z
  .strictObject({
    type: codeSchema.describe('One of the services that the plan task lists.'),
    on: localDateSchema.describe('The Beijing day of the service or the offer, from the day of the plan on.'),
    outcome: z.enum(['offered', 'taken', 'refused']).describe('`offered`: not answered yet.'),
    refusalReason: codeSchema
      .optional()
      .describe('Only with a refusal: one of those that the plan task lists.'),
    channel: z.enum(offerChannels).optional().describe('How it was offered.'),
    internship: z
      .boolean()
      .optional()
      .describe('It is the internship that the notice keeps for an age group.'),
    fairId: z
      .string()
      .regex(/^\d{6}-\d{4}-\d{2}-\d{2}$/)
      .optional()
      .describe('The special fair at which it was given: of the same district and day.'),
    freeText: z
      .strictObject({
        offered: z.string().trim().min(1).max(500).optional().describe('What was offered.'),
        where: z.string().trim().min(1).max(200).optional(),
        employer: z.string().trim().min(1).max(200).optional(),
        note: z.string().trim().min(1).max(2000).optional(),
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
      channel: 'phone',
      freeText: { offered: '软件测试岗位', where: '渝北区', employer: '某某科技有限公司' },
    },
  });

export const operation = defineOperation({
  id: 'record-service',
  method: 'POST',
  path: '/cases/{caseId}/services',
  summary: { zh: '记录服务', en: 'Record a service' },
  description:
    'Records a service with what became of it. How far the plan is follows from these records. The third refusal in a row without good reason makes a proposal to close, which a supervisor decides (I-17).',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: serviceRecordSchema,
  answers: { status: 200, description: 'The case as it stands now.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'no-plan',
    'unknown-service',
    'service-outside-plan',
    'age-outside-internship',
    'refusal-needs-reason',
    'unknown-reason-for-refusal',
    'fair-does-not-fit',
    'date-does-not-exist',
    'case-changed',
  ],
});
