import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'withdraw-change',
  method: 'POST',
  path: '/cases/{caseId}/change-withdrawals',
  summary: { zh: '撤回变化报告', en: 'Withdraw a reported change' },
  description:
    'Takes back a change that the person reported by mistake and nobody has dealt with, online or through staff at the counter. What only that report had started ends, such as a proposal to close; what other records support goes on. If the report would have supported a closure, an officer looks into the withdrawal. The person is told.',
  access: ['applicant', 'representative', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({
      change: z
        .string()
        .regex(/^[1-9]\d{0,3}$/)
        .describe('The number of the reported change.')
        .meta(
          label('报告', 'Report', {
            options: 'ownChanges',
            help: ['只能撤回本人报告、还没有办结的变化。', 'Only your own reports that are still open.'],
          }),
        ),
      statement: freeTextSchema()
        .optional()
        .describe('Why it was a mistake; stored encrypted.')
        .meta(label('说明', 'Statement')),
    })
    .meta({ example: { change: '1', statement: '点错了，还没有找到工作。' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'change-not-withdrawable',
    'case-changed',
  ],
});
