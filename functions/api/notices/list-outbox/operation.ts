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
  summary: { zh: '待送达通知', en: 'List the undelivered notices' },
  description:
    'Lists the undelivered notices of a jurisdiction, oldest first, page by page. A delivery adapter that missed messages on the bus catches up from here, without any data about the person. Officers and supervisors see, with the name masked, whom the agency has to reach in another way, such as by letter.',
  access: ['delivery-adapter', 'officer', 'supervisor'],
  query: z.strictObject({
    district: districtSchema.optional().describe('Only this district; the whole jurisdiction if absent.'),
    recipient: z.enum(recipientKinds).optional().describe('Only notices for these recipients.'),
    status: deliveryStatusSchema
      .exclude(['delivered'])
      .optional()
      .describe('Only notices in this state of delivery: `failed` ones have to be delivered in another way.'),
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
            'The earliest instant at which the person is messaged: it is within office hours (I-34). For staff it is the instant of issue.',
          ),
          district: districtSchema,
          recipient: z.enum(recipientKinds),
          template: z.enum(noticeTemplateNames),
          title: z.string().describe('The title of the notice; the same for everybody who gets one.'),
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
              'What the notice is about, for officers and supervisors. Absent for a delivery adapter, and if the records of the case were destroyed.',
            ),
        }),
      ),
      next: nextPageSchema,
    }),
  },
  problems: ['outside-jurisdiction', 'invalid-field', 'invalid-cursor'],
});
