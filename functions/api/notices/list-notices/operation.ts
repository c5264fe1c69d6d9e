import * as z from 'zod';
import { noticeTemplateNames } from '../../../../lib/domain/case/case.ts';
import { recipientKinds } from '../../../../lib/domain/case/kernel/notice.ts';
import { instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, nextPageSchema, pageQuery } from '../../../common/http/schemas.ts';
import { deliverySchema, noticeIdSchema } from '../../../common/notices/notice-schemas.ts';

export const operation = defineOperation({
  id: 'list-notices',
  method: 'GET',
  path: '/cases/{caseId}/notices',
  summary: { zh: '查看通知', en: 'The notices of a case' },
  description:
    'The full notices of a case, in the order of its events. The person sees the notices to them; the agency also sees those to officers and supervisors, and the delivery of each.',
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
      notices: z.array(
        z.strictObject({
          noticeId: noticeIdSchema,
          issuedAt: instantSchema,
          to: z.enum(recipientKinds),
          template: z.enum(noticeTemplateNames),
          templateVersion: z.int().positive().describe('The version of the texts, kept with the notice.'),
          title: z.string(),
          paragraphs: z.array(z.string()),
          delivery: deliverySchema,
        }),
      ),
      next: nextPageSchema,
    }),
  },
  problems: ['case-not-found', 'outside-jurisdiction', 'invalid-cursor'],
});
