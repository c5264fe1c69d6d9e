import * as z from 'zod';
import { localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { subsidySchema } from '../../../common/claims/claim-schema.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { asOfSchema, casePathSchema, choiceSchema } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'list-subsidies',
  method: 'GET',
  path: '/cases/{caseId}/subsidies',
  summary: { zh: '可以申领的补贴', en: 'What subsidies there are for a person' },
  description:
    'The schemes of the region with what the person may expect: each condition met, not met, to be looked at, or without a value yet, in a sentence with its article. It decides nothing: somebody who seems not to meet a condition can claim all the same. Closed schemes are named with their last day.',
  access: ['applicant', 'representative', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  answers: {
    status: 200,
    description: 'The schemes.',
    schema: z.strictObject({
      subsidies: z.array(
        subsidySchema.extend({
          standing: choiceSchema.describe('What it is for the person today, by what is known.'),
        }),
      ),
      plan: z
        .strictObject({ madeOn: localDateSchema })
        .optional()
        .describe('The individual plan from which they can be claimed together (`claim-from-plan`).'),
      asOf: asOfSchema,
    }),
  },
  problems: ['case-not-found', 'outside-jurisdiction'],
});
