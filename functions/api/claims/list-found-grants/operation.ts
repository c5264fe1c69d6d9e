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
  summary: { zh: '为本人查找到的补贴', en: 'List the subsidies found for a person' },
  description:
    'Lists the subsidies that data suggest without an application, each with its conditions as they were when it was found and what still has to be stated. Nothing is decided, and the person may decline. Subsidies found for an employer are not included.',
  access: ['applicant', 'representative', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  answers: {
    status: 200,
    description: 'The subsidies, in the order in which they were found.',
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
          asks: z.array(z.string()).describe('What the data do not show and the confirmation has to state.'),
          says: z.string().optional().describe('What the data show, in words.'),
          basis: basisSchema,
        }),
      ),
      asOf: asOfSchema,
    }),
  },
  problems: ['case-not-found', 'outside-jurisdiction'],
});
