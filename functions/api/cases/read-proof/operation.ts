import * as z from 'zod';
import { instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { caseFaultKinds } from '../../../../lib/store/history-audit.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { caseIdSchema, casePathSchema } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'read-proof',
  method: 'GET',
  path: '/cases/{caseId}/proof',
  summary: { zh: '办理记录完整性核验', en: 'Verify the history of a case' },
  description:
    'Recomputes the hash chain of the case from what is stored, including every item that its events bind. Returns its head and the first event that does not match. To check the signatures, run `npm run audit:verify`, which needs the public key and does not rely on the service.',
  access: ['supervisor', 'auditor', 'administrator'],
  pathParameters: casePathSchema,
  answers: {
    status: 200,
    description: 'The head of the chain, and whether the whole chain matches.',
    schema: z.strictObject({
      caseId: caseIdSchema,
      asOf: instantSchema,
      events: z.int().describe('The number of events stored.'),
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
            .describe('The stored item at fault; it reveals nothing about the person.'),
        })
        .optional()
        .describe('The first fault, with the number of its event if it has one.'),
      faults: z.int().describe('The number of faults.'),
    }),
  },
  problems: ['case-not-found', 'outside-jurisdiction'],
});
