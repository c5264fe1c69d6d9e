import * as z from 'zod';
import { localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { basisSchema } from '../../../common/views/basis-schema.ts';

export const operation = defineOperation({
  id: 'read-data-notice',
  method: 'GET',
  path: '/regions/{region}/data-notices/{version}',
  summary: { zh: '查看个人信息处理告知', en: 'Read a version of the notice on personal data' },
  description:
    'Returns the text of the notice on personal data (PIPL art. 17) in a given version, including versions that are no longer in force.',
  access: 'public',
  pathParameters: z.strictObject({ region: z.string().max(40), version: z.string().max(80) }),
  answers: {
    status: 200,
    description: 'The notice.',
    schema: z.strictObject({
      version: z.string(),
      title: z.string(),
      from: localDateSchema
        .optional()
        .describe('The first day on which it was in force; absent for the first version.'),
      inForce: z.boolean(),
      statements: z.array(z.strictObject({ text: z.string(), source: basisSchema })),
    }),
  },
  problems: ['region-not-found', 'data-notice-not-found'],
});
