import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, nextPageSchema, pageQuery } from '../../../common/http/schemas.ts';
import { noticeIdSchema, noticeViewSchema } from '../../../common/notices/notice-schemas.ts';

export const operation = defineOperation({
  id: 'list-notices',
  method: 'GET',
  path: '/cases/{caseId}/notices',
  summary: { zh: '查看通知', en: 'List the notices of a case' },
  description:
    'Lists the full notices of a case, in the order of its events. The person sees the notices to them; the agency also sees those to officers and supervisors, and the delivery of each.',
  access: ['applicant', 'representative', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  query: z.strictObject({
    ...pageQuery({ limit: 100, maxLimit: 200 }),
    after: noticeIdSchema.optional().describe('The `next` of the page before.'),
  }),
  answers: {
    status: 200,
    description: 'The notices, oldest first.',
    schema: z.strictObject({
      notices: z.array(noticeViewSchema),
      next: nextPageSchema,
    }),
  },
  problems: ['case-not-found', 'outside-jurisdiction', 'invalid-cursor'],
});
