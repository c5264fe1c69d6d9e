import * as z from 'zod';
import { noticeTemplateNames } from '../../../../lib/domain/case/case.ts';
import { recipientKinds } from '../../../../lib/domain/case/kernel/notice.ts';
import { instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import {
  caseIdSchema,
  deliverySchema,
  districtSchema,
  noticeIdSchema,
} from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'list-outbox',
  method: 'GET',
  path: '/outbox',
  summary: { zh: '待送达通知', en: 'The outbox' },
  description:
    'The notices of a jurisdiction that are still to be delivered, oldest first, a page at a time, without anything about a person. An adapter that has missed messages of the bus catches up with it; a supervisor sees whom to tell in another way.',
  access: ['delivery-adapter', 'supervisor'],
  query: z.strictObject({
    district: districtSchema.optional().describe('Only this district; else all of the jurisdiction.'),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    after: z.string().max(200).optional().describe('The `next` of the page before.'),
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
          district: districtSchema,
          recipient: z.enum(recipientKinds),
          template: z.enum(noticeTemplateNames),
          templateVersion: z.int().positive(),
          delivery: deliverySchema,
        }),
      ),
      next: z.string().optional().describe('Ask for the following page with this; absent on the last one.'),
    }),
  },
  problems: ['outside-jurisdiction'],
});
