import * as z from 'zod';
import { instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { caseFaultKinds } from '../../../../lib/store/history-audit.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { caseIdSchema, casePathSchema } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'read-proof',
  method: 'GET',
  path: '/cases/{caseId}/proof',
  summary: { zh: '办理记录完整性核验', en: 'Whether the history of a case is whole' },
  description:
    'Computes the chain of hashes of the case anew from what is stored, with everything that its events have bound, and answers its head and the first event that does not fit. What was signed of it is checked by `npm run audit:verify`, which needs the public key and trusts nothing of the service.',
  access: ['supervisor', 'auditor', 'administrator'],
  pathParameters: casePathSchema,
  answers: {
    status: 200,
    description: 'The head of the chain, and whether all of it fits.',
    schema: z.strictObject({
      caseId: caseIdSchema,
      asOf: instantSchema,
      events: z.int().describe('How many events are stored.'),
      head: z
        .strictObject({ sequence: z.int(), hash: z.string(), at: instantSchema.optional() })
        .optional()
        .describe('The last event, by its number and hash.'),
      verified: z.boolean(),
      firstBad: z
        .strictObject({
          kind: z.enum(caseFaultKinds),
          kindText: z.string(),
          sequence: z.int().optional(),
          item: z
            .string()
            .optional()
            .describe('The stored item that is meant; it says nothing of the person.'),
        })
        .optional()
        .describe('The first fault, by the number of the event where there is one.'),
      faults: z.int().describe('How many faults there are.'),
    }),
  },
  problems: ['case-not-found', 'outside-jurisdiction'],
});
