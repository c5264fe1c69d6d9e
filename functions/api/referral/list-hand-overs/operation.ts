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
  key: z.string().describe('Names the hand-over for good, on both sides.'),
  caseId: caseIdSchema,
  applicationNumber: z.string(),
  applicant: z.string().describe('The name, masked.'),
  to: choiceSchema.describe('The body or the bank that has the data.'),
  way: choiceSchema,
  at: instantSchema.describe('When it was handed over.'),
  statusText: z.string().describe('How far it has come.'),
  receivedOn: localDateSchema.optional(),
  answeredOn: localDateSchema.optional(),
});

export const operation = defineOperation({
  id: 'list-hand-overs',
  method: 'GET',
  path: '/hand-overs',
  summary: { zh: '转介和贷款移送清单', en: 'What was handed over in a district' },
  description:
    'The referrals and loans of a district that were handed over to another body, a page of registrations at a time: to whom, how, when, and what came back. Persons are masked, and neither the ground nor the data of a hand-over is in it.',
  access: ['officer', 'supervisor'],
  query: z.strictObject({
    district: districtSchema,
    month: localMonthParameter.optional().describe('Only what was handed over in this month, in Beijing.'),
    ...pageQuery({ limit: 50, maxLimit: 100 }),
  }),
  answers: {
    status: 200,
    description:
      'A page. It is looked through after it was read, so that it may hold fewer than `limit`, also none; more follow while there is a `next`.',
    schema: z.strictObject({
      handOvers: z.array(handOverSchema),
      asOf: asOfSchema,
      next: nextPageSchema,
    }),
  },
  problems: ['outside-jurisdiction', 'region-not-served', 'invalid-field', 'invalid-cursor'],
});
