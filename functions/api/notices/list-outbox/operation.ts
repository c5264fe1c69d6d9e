import * as z from 'zod';
import { noticeTemplateNames } from '../../../../lib/domain/case/case.ts';
import { recipientKinds } from '../../../../lib/domain/case/kernel/notice.ts';
import { instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { caseIdSchema, districtSchema, nextPageSchema, pageQuery } from '../../../common/http/schemas.ts';
import { deliverySchema, noticeIdSchema } from '../../../common/notices/notice-schemas.ts';

export const operation = defineOperation({
  id: 'list-outbox',
  method: 'GET',
  path: '/outbox',
  summary: { zh: '待送达通知', en: 'The outbox' },
  description:
    'The notices of a jurisdiction that are still to be delivered, oldest first, a page at a time, with nothing about the person. A delivery adapter that missed messages on the bus catches up from here, and a supervisor sees whom the agency has to reach in another way.',
  access: ['delivery-adapter', 'supervisor'],
  query: z.strictObject({
    district: districtSchema.optional().describe('Only this district; the whole jurisdiction if absent.'),
    ...pageQuery({ limit: 50, maxLimit: 100 }),
  }),
  answers: {
    status: 200,
    description: 'A page of notices.',
    schema: z.strictObject({
      notices: z.array(
        z.strictObject({
          caseId: caseIdSchema,
          noticeId: noticeIdSchema,
          issuedAt: instantSchema,
          notBefore: instantSchema.describe(
            'A person is not messaged before it: it lies in office hours (I-34). For staff it is the instant of issue.',
          ),
          district: districtSchema,
          recipient: z.enum(recipientKinds),
          template: z.enum(noticeTemplateNames),
          templateVersion: z.int().positive(),
          delivery: deliverySchema,
        }),
      ),
      next: nextPageSchema,
    }),
  },
  problems: ['outside-jurisdiction'],
});
