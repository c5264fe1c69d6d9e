import * as z from 'zod';
import { instantSchema, localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import {
  asOfSchema,
  caseIdSchema,
  choiceSchema,
  districtSchema,
  localMonthParameter,
  nextPageSchema,
  pageQuery,
} from '../../../common/http/schemas.ts';

const handOverSchema = z.strictObject({
  kind: z.enum(['referral', 'loan']),
  key: z.string().describe('The permanent key of the hand-over, on both sides.'),
  caseId: caseIdSchema,
  applicationNumber: z.string(),
  applicant: z.string().describe('The name, masked.'),
  to: choiceSchema.describe('The body or the bank that has the data.'),
  way: choiceSchema,
  at: instantSchema.describe('When it was handed over.'),
  statusText: z.string().describe('The status of the hand-over.'),
  receivedOn: localDateSchema.optional(),
  answeredOn: localDateSchema.optional(),
});

export const operation = defineOperation({
  id: 'list-hand-overs',
  method: 'GET',
  path: '/hand-overs',
  summary: { zh: '转介和贷款移送清单', en: 'List the hand-overs of a district' },
  description:
    'Lists the referrals and loans of a district that were handed over to another body, one page of registrations at a time: to whom, how, when, and what came back. Persons are masked; the grounds and the data of a hand-over are not included.',
  access: ['officer', 'supervisor'],
  query: z.strictObject({
    district: districtSchema,
    month: localMonthParameter.optional().describe('Only hand-overs in this month, in Beijing.'),
    ...pageQuery({ limit: 50, maxLimit: 100 }),
  }),
  answers: {
    status: 200,
    description:
      'A page. It is filtered after it was read, so that it may hold fewer than `limit`, or none; more follow while there is a `next`.',
    schema: z.strictObject({
      handOvers: z.array(handOverSchema),
      asOf: asOfSchema,
      next: nextPageSchema,
    }),
  },
  problems: ['outside-jurisdiction', 'region-not-served', 'invalid-field', 'invalid-cursor'],
});
