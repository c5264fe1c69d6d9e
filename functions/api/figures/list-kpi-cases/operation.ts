import * as z from 'zod';
import { kpiCodes } from '../../../../lib/domain/case/figures/kpis.ts';
import { localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import {
  agencySchema,
  caseIdSchema,
  districtSchema,
  localMonthParameter,
  nextPageSchema,
  pageQuery,
} from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'list-kpi-cases',
  method: 'GET',
  path: '/kpis/{code}/cases',
  summary: { zh: '指标对应的事项', en: 'List the cases behind an indicator' },
  description:
    'Lists exactly the cases that an indicator counts, in order of registration: those of the numerator, those of the denominator, or those of the denominator that are missing from the numerator. A page may have fewer cases than `limit`, or none, and still a `next`.',
  access: ['supervisor', 'unit-administrator', 'auditor'],
  pathParameters: z.strictObject({ code: z.enum(kpiCodes) }),
  query: z.strictObject({
    district: districtSchema,
    month: localMonthParameter,
    part: z.enum(['numerator', 'denominator', 'missed']),
    ...pageQuery({ limit: 50, maxLimit: 200 }),
  }),
  answers: {
    status: 200,
    description: 'A page of cases.',
    schema: z.strictObject({
      cases: z.array(
        z.strictObject({
          caseId: caseIdSchema,
          applicationNumber: z.string(),
          registeredOn: localDateSchema,
          endedOn: localDateSchema.optional(),
          officer: z.string().optional(),
          agency: agencySchema.optional(),
          counts: z.boolean().describe('Whether the numerator includes it.'),
        }),
      ),
      next: nextPageSchema,
    }),
  },
  problems: [
    'outside-jurisdiction',
    'region-not-served',
    'invalid-field',
    'invalid-cursor',
    'date-in-future',
  ],
});
