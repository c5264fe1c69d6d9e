import * as z from 'zod';
import { codeSchema, localDateSchema, regionSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { choiceSchema, districtSchema } from '../../../common/http/schemas.ts';
import { basisSchema } from '../../../common/views/basis-schema.ts';

export const operation = defineOperation({
  id: 'read-service-catalogue',
  method: 'GET',
  path: '/regions/{region}/services',
  summary: { zh: '失业登记服务指南', en: 'Read the guide to unemployment registration' },
  description:
    'Returns the public guide to unemployment registration in a region: who can register, where, with what, and how long it takes. Each statement cites its article.',
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
      agencies: z
        .array(
          z.strictObject({
            id: codeSchema,
            kind: z.enum(['agency', 'grass-roots', 'disabled-persons']),
            kindText: z.string(),
            district: districtSchema,
            name: z.string(),
          }),
        )
        .readonly()
        .describe(
          'The agencies that take applications themselves: send the `id` with one. Empty if no directory was entered.',
        ),
      unemploymentReasons: z.array(
        choiceSchema.extend({
          requires: z
            .enum(['school-leaving-date', 'last-employer'])
            .optional()
            .describe('What else must be stated for this reason.'),
        }),
      ),
      minimumAge: z.int().describe('The age in years from which a person can register.'),
      groups: z
        .array(choiceSchema)
        .describe('The groups of the region that a person is asked about; every answer is optional.'),
      hardshipCategories: z
        .array(choiceSchema)
        .describe('The groups that the region recognises as in employment difficulty.'),
      factValues: z
        .record(z.string(), z.array(choiceSchema))
        .describe('The values that a person can state for each fact.'),
      dataNotice: z
        .string()
        .describe('The version of the notice on personal data in this guide; send it with an application.'),
      codeNames: z
        .record(z.string(), z.record(z.string(), z.string()))
        .describe('The names of the codes in answers, list by list.'),
    }),
  },
  problems: ['region-not-found'],
});
