import * as z from 'zod';
import { instantSchema, localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { grantStatuses } from '../../../../lib/domain/case/proactive/state.ts';
import { conditionSchema } from '../../../common/claims/claim-schema.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { asOfSchema, casePathSchema, choiceSchema } from '../../../common/http/schemas.ts';
import { basisSchema } from '../../../common/views/basis-schema.ts';

export const operation = defineOperation({
  id: 'list-found-grants',
  method: 'GET',
  path: '/cases/{caseId}/found-grants',
  summary: { zh: '为本人查找到的补贴', en: 'Subsidies that were found for a person' },
  description:
    'What data speak for, without an application: each with the conditions as they stood when it was found, and what is still to be stated. It decides nothing, and need not be wanted. What was found for an employer is not among them.',
  access: ['applicant', 'representative', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  answers: {
    status: 200,
    description: 'What was found, in the order in which it was.',
    schema: z.strictObject({
      grants: z.array(
        z.strictObject({
          number: z.int(),
          scheme: choiceSchema,
          foundAt: instantSchema,
          until: localDateSchema.optional().describe('The last day on which it can be confirmed.'),
          status: z.enum(grantStatuses),
          statusText: z.string(),
          amount: z.string(),
          conditions: z.array(conditionSchema),
          asks: z.array(z.string()).describe('What the data do not say, and the confirmation states.'),
          says: z.string().optional().describe('What the data say, in words.'),
          basis: basisSchema,
        }),
      ),
      asOf: asOfSchema,
    }),
  },
  problems: ['case-not-found', 'outside-jurisdiction'],
});
