import * as z from 'zod';
import { localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { subsidySchema } from '../../../common/claims/claim-schema.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { asOfSchema, casePathSchema, choiceSchema } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'list-subsidies',
  method: 'GET',
  path: '/cases/{caseId}/subsidies',
  summary: { zh: '可以申领的补贴', en: 'List the subsidies for a person' },
  description:
    'Lists the schemes of the region with what the person can expect. Each condition is met, not met, to be checked, or without a value yet, in a sentence with its article. Nothing is decided: a person who seems not to meet a condition can still claim. Closed schemes are listed with their last day.',
  access: ['applicant', 'representative', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  answers: {
    status: 200,
    description: 'The schemes.',
    schema: z.strictObject({
      subsidies: z.array(
        subsidySchema.extend({
          standing: choiceSchema.describe('What the scheme means for the person today, from what is known.'),
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
