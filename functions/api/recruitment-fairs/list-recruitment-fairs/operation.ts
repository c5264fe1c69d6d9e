import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';
import { districtPathSchema, localMonthParameter } from '../../../common/http/schemas.ts';
import { basisSchema } from '../../../common/views/basis-schema.ts';
import { fairSchema } from '../../../common/views/fair-view.ts';

export const operation = defineOperation({
  id: 'list-recruitment-fairs',
  method: 'GET',
  path: '/districts/{district}/recruitment-fairs',
  summary: { zh: '专场招聘会', en: 'List the recruitment fairs of a district' },
  description:
    'Lists the recruitment fairs for the unemployed that a district held in a calendar month, and whether they reached the number that the circular requires (WH-4.2).',
  access: ['officer', 'supervisor', 'unit-administrator', 'auditor', 'administrator'],
  pathParameters: districtPathSchema,
  query: z.strictObject({ month: localMonthParameter.optional() }),
  answers: {
    status: 200,
    description: 'The fairs of the month, by day.',
    schema: z.strictObject({
      month: localMonthParameter,
      fairs: z.array(fairSchema),
      quota: z
        .strictObject({ required: z.int(), held: z.int(), met: z.boolean(), basis: basisSchema })
        .optional()
        .describe('Absent if the region’s circular requires none.'),
    }),
  },
  problems: ['outside-jurisdiction', 'region-not-served', 'invalid-field'],
});
