import * as z from 'zod';
import { noticeTemplateNames } from '../../../../lib/domain/case/case.ts';
import { recipientKinds } from '../../../../lib/domain/case/kernel/notice.ts';
import { instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { deliveryStatusSchema } from '../../../../lib/domain/case/notices/delivery.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import {
  asOfSchema,
  caseIdSchema,
  districtSchema,
  nextPageSchema,
  pageQuery,
  subjectSchema,
} from '../../../common/http/schemas.ts';
import { deliverySchema, noticeIdSchema } from '../../../common/notices/notice-schemas.ts';
import { officerNameSchema } from '../../../common/views/officer-view.ts';

export const operation = defineOperation({
  id: 'list-outbox',
  method: 'GET',
  path: '/outbox',
  summary: { zh: '待送达通知', en: 'The outbox' },
  description:
    'The notices of a jurisdiction that are still to be delivered, oldest first, a page at a time: a delivery adapter that missed messages on the bus catches up from here, with nothing about the person. Officers and supervisors see whom the agency has to reach in another way, such as by a letter, with the name masked.',
  access: ['delivery-adapter', 'officer', 'supervisor'],
  query: z.strictObject({
    district: districtSchema.optional().describe('Only this district; the whole jurisdiction if absent.'),
    recipient: z.enum(recipientKinds).optional().describe('Only notices for these recipients.'),
    status: deliveryStatusSchema
      .exclude(['delivered'])
      .optional()
      .describe(
        'Only notices whose delivery has come so far: `failed` is what has to be delivered in another way.',
      ),
    ...pageQuery({ limit: 50, maxLimit: 100 }),
  }),
  answers: {
    status: 200,
    description: 'A page of notices.',
    schema: z.strictObject({
      asOf: asOfSchema,
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
          title: z.string().describe('What the notice is called; the same for everybody who gets one.'),
          templateVersion: z.int().positive(),
          delivery: deliverySchema,
          case: z
            .strictObject({
              applicationNumber: z.string(),
              applicant: z.string().describe('The name, masked.'),
              officer: subjectSchema.optional(),
              officerName: officerNameSchema.optional(),
            })
            .optional()
            .describe(
              'What the notice is about, for officers and supervisors; absent for a delivery adapter, and where the records of the case were destroyed.',
            ),
        }),
      ),
      next: nextPageSchema,
    }),
  },
  problems: ['outside-jurisdiction', 'invalid-field', 'invalid-cursor'],
});
