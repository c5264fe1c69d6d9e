import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { localDateSchema, regionSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { basisSchema } from '../../../common/views/basis-schema.ts';

const statementSchema = z.strictObject({
  layer: z.string(),
  says: z.enum(['value', 'left-open']),
  value: z.json().optional(),
  basis: z.enum(['circular', 'local-law', 'national', 'reading', 'proposal']).optional(),
  citation: basisSchema,
  from: localDateSchema.optional(),
  until: localDateSchema.optional(),
});

export const operation = defineOperation({
  id: 'read-policy-pack',
  method: 'GET',
  path: '/policy-packs/{region}',
  summary: { zh: '政策包', en: 'Read the policy pack of a region' },
  description:
    'Returns the rules of a region on a day (today unless given), with the loaded amendments: for each value what is in force, from which layer and article, on what basis, and what every other layer says about it, most local first.',
  access: ['officer', 'supervisor', 'unit-administrator', 'policy-administrator', 'auditor', 'administrator'],
  pathParameters: z.strictObject({ region: regionSchema }),
  query: z.strictObject({ on: plausibleDateSchema.optional() }),
  answers: {
    status: 200,
    description: 'The pack.',
    schema: z.strictObject({
      region: z.strictObject({ code: regionSchema, name: z.string() }),
      on: localDateSchema,
      reference: z.string().describe('The packs to which a case of that day is pinned.'),
      values: z.array(
        z.strictObject({
          key: z.string(),
          title: z.string(),
          status: z.enum(['set', 'open', 'unstated']),
          value: z.json().optional(),
          layer: z.string().optional(),
          basis: z.enum(['circular', 'local-law', 'national', 'reading', 'proposal']).optional(),
          citation: basisSchema.optional(),
          from: localDateSchema.optional(),
          until: localDateSchema.optional(),
          stricter: z
            .strictObject({ layer: z.string(), value: z.json(), citation: basisSchema })
            .optional()
            .describe('The stricter value of a less local layer, which triggers a warning (I-01).'),
          statements: z.array(statementSchema),
        }),
      ),
    }),
  },
  problems: ['region-not-found', 'invalid-field'],
});
