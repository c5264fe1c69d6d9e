import * as z from 'zod';
import { instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { executionNameSchema } from '../../../common/executions/execution-schemas.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { caseIdSchema, districtSchema, nextPageSchema, pageQuery } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'list-redrives',
  method: 'GET',
  path: '/redrives',
  summary: { zh: '重新执行记录', en: 'List the redrives of executions' },
  description:
    'Lists every requested redrive, newest first: who, when, which execution and why. Auditors see those of cases in their jurisdiction.',
  access: ['auditor', 'administrator'],
  query: z.strictObject({
    ...pageQuery({ limit: 50, maxLimit: 200 }),
    after: z.ulid().optional().describe('The `next` of the page before.'),
  }),
  answers: {
    status: 200,
    description: 'A page of records.',
    schema: z.strictObject({
      redrives: z.array(
        z.strictObject({
          name: executionNameSchema,
          redrive: z.int().positive().describe('Which redrive of the execution it is, from 1.'),
          caseId: caseIdSchema.optional(),
          district: districtSchema.optional(),
          by: z.string(),
          at: instantSchema,
          reason: z.string(),
          batchId: z.ulid().optional(),
        }),
      ),
      next: nextPageSchema,
    }),
  },
  problems: ['invalid-field', 'invalid-cursor'],
});
