import * as z from 'zod';
import { kpiCodes } from '../../../../lib/domain/case/figures/kpis.ts';
import {
  instantSchema,
  localMonthSchema,
  regionSchema,
} from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { districtSchema, localMonthParameter } from '../../../common/http/schemas.ts';

const count = z.int().nonnegative();

export const operation = defineOperation({
  id: 'list-kpis',
  method: 'GET',
  path: '/kpis',
  summary: { zh: '月度指标', en: 'The indicators of a month' },
  description:
    'The indicators of a district or of all districts of a region in a month, each with its formula, numerator and denominator. The circulars name contact, completion and assistance without formulas, so that the formulas are proposals and marked so. `GET /kpis/{code}/cases` lists the cases behind each number of a district. The figures of a region, and of a large district, are those that the reconciliation counted last (`asOf`), as far as it counts them.',
  access: ['supervisor', 'unit-administrator', 'auditor', 'administrator'],
  query: z
    .strictObject({
      district: districtSchema.optional(),
      region: regionSchema.optional(),
      month: localMonthParameter,
    })
    .refine(({ district, region }) => (district === undefined) !== (region === undefined), {
      error: 'invalid-field',
      path: ['district'],
    }),
  answers: {
    status: 200,
    description: 'The indicators that can be computed.',
    schema: z.strictObject({
      month: localMonthSchema,
      kpis: z.array(
        z.strictObject({
          code: z.enum(kpiCodes),
          text: z.string(),
          formula: z.string(),
          basis: z.strictObject({
            kind: z.enum(['circular', 'proposal']),
            text: z.string().describe('What says it, or that no rule does.'),
          }),
          target: z.string(),
          numerator: count,
          denominator: count,
          value: z.number().min(0).max(1).optional().describe('Absent where nothing was owed.'),
          asOf: instantSchema,
        }),
      ),
    }),
  },
  problems: ['outside-jurisdiction', 'region-not-served', 'invalid-field', 'date-in-future'],
});
