import * as z from 'zod';
import { publicNoticeKinds } from '../../../../lib/store/public-notices.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { caseIdSchema, districtSchema } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'find-public-notice',
  method: 'GET',
  path: '/districts/{district}/public-notices/{notice}',
  summary: { zh: '按公示编号查找事项', en: 'The case of a public notice' },
  description:
    'Which case a notice that is up today is about, by its number: so that an officer records what somebody objects. Only of the own jurisdiction.',
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
    description: 'The case, and the number of what is on notice in it.',
    schema: z.strictObject({
      kind: z.enum(publicNoticeKinds),
      caseId: caseIdSchema,
      number: z.int().positive(),
    }),
  },
  problems: ['outside-jurisdiction', 'region-not-served', 'district-abolished', 'public-notice-not-found'],
});
