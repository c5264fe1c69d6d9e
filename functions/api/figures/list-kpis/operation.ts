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
  summary: { zh: '月度指标', en: 'List the indicators of a month' },
  description:
    'Lists the indicators of one district, or of all districts of a region, in a month, each with its formula, numerator and denominator. The circulars name contact, completion and assistance without formulas, so the formulas are proposals and marked as such. `GET /kpis/{code}/cases` lists the cases behind each number of a district. The figures of a region or a large district are those of the last reconciliation (`asOf`), which counts 24 months; of earlier months it has the follow-ups only.',
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
            text: z.string().describe('The rule that requires it, or that there is none.'),
          }),
          target: z.string(),
          numerator: count,
          denominator: count,
          value: z.number().min(0).max(1).optional().describe('Absent if nothing was owed.'),
          asOf: instantSchema,
        }),
      ),
    }),
  },
  problems: ['outside-jurisdiction', 'region-not-served', 'invalid-field', 'date-in-future'],
});
