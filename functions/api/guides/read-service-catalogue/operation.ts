import * as z from 'zod';
import { localDateSchema, regionSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { basisSchema } from '../../../common/views/basis-schema.ts';

export const operation = defineOperation({
  id: 'read-service-catalogue',
  method: 'GET',
  path: '/regions/{region}/services',
  summary: { zh: '失业登记服务指南', en: 'Guide to unemployment registration' },
  description:
    'What the public is told about unemployment registration in a region: who, where, with what, how long it takes; each sentence with the article behind it.',
  access: 'public',
  pathParameters: z.strictObject({ region: z.string().max(40) }),
  answers: {
    status: 200,
    description: 'The guide.',
    schema: z.strictObject({
      region: regionSchema,
      name: z.string(),
      title: z.string(),
      language: z.enum(['zh', 'en']),
      onDate: localDateSchema,
      packVersion: z.string(),
      sections: z
        .array(
          z.strictObject({
            code: z.string(),
            title: z.string(),
            statements: z.array(z.strictObject({ text: z.string(), source: basisSchema })).readonly(),
          }),
        )
        .readonly(),
      unemploymentReasons: z.array(z.strictObject({ code: z.string(), text: z.string() })),
    }),
  },
  problems: ['region-not-found'],
});
