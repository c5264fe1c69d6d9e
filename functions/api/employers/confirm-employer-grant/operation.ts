import * as z from 'zod';
import { payeeSchema } from '../../../../lib/domain/case/claim/events.ts';
import { statedFactsSchema } from '../../../../lib/domain/case/claim/stated.ts';
import { claimFields } from '../../../common/claims/claim-fields.ts';
import { employerGrantPathSchema, entryIdSchema } from '../../../common/employers/employer-schema.ts';
import { defineOperation } from '../../../common/http/operation.ts';

export const operation = defineOperation({
  id: 'confirm-employer-grant',
  method: 'POST',
  path: '/employer/grants/{grantId}/confirmation',
  summary: { zh: '确认为本单位查找到的补贴', en: 'Confirm a subsidy found for an employer' },
  description:
    'Confirms a subsidy that was found from data, and states what the data do not show. It becomes a claim, which one person checks and another decides.',
  access: ['employer'],
  pathParameters: employerGrantPathSchema,
  body: z
    .strictObject({
      stated: statedFactsSchema.pick({ contract: true, months: true, spent: true }).optional(),
      payee: payeeSchema.optional(),
    })
    .meta({
      example: {
        stated: { contract: { from: '2026-10-10', until: '2027-10-09' } },
        payee: { holder: '某机械有限公司', bank: '某银行', account: '6222000011112222' },
      },
    }),
  labels: claimFields,
  answers: {
    status: 201,
    description: 'The claim has been made.',
    schema: z.strictObject({ claimId: entryIdSchema }),
  },
  problems: [
    'grant-not-found',
    'grant-not-open',
    'scheme-not-found',
    'scheme-not-open-yet',
    'scheme-closed',
    'claim-facts-missing',
    'claim-facts-contradict',
    'date-in-future',
    'hire-not-matched',
    'case-changed',
  ],
});
