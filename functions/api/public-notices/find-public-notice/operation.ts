import * as z from 'zod';
import { publicNoticeKinds } from '../../../../lib/store/public-notices.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { caseIdSchema, districtSchema } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'find-public-notice',
  method: 'GET',
  path: '/districts/{district}/public-notices/{notice}',
  summary: { zh: '按公示编号查找事项', en: 'Find the case of a public notice' },
  description:
    'Finds the case of a public notice that is up today, by the notice’s number, so that an officer can record an objection. Only in their own jurisdiction.',
  access: ['officer', 'supervisor'],
  pathParameters: z.strictObject({
    district: districtSchema,
    notice: z
      .string()
      .regex(/^GS-[0-9A-Z]{8,12}$/)
      .describe('The number of the notice.'),
  }),
  answers: {
    status: 200,
    description: 'The case, and the number of the matter on notice in it.',
    schema: z.strictObject({
      kind: z.enum(publicNoticeKinds),
      caseId: caseIdSchema,
      number: z.int().positive(),
    }),
  },
  problems: ['outside-jurisdiction', 'region-not-served', 'district-abolished', 'public-notice-not-found'],
});
