import * as z from 'zod';
import { payeeSchema } from '../../../../lib/domain/case/claim/events.ts';
import { claimFields } from '../../../common/claims/claim-fields.ts';
import { grantNumberSchema } from '../../../common/claims/grant-number.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'confirm-found-grant',
  method: 'POST',
  path: '/cases/{caseId}/found-grant-confirmations',
  summary: { zh: '确认为本人查找到的补贴', en: 'Accept a subsidy offered by the agency' },
  description:
    'Confirms a subsidy that was found from data. Nothing has to be filled in, and the account can be given now or later. It becomes an ordinary claim, which one person checks and another decides.',
  access: ['applicant', 'representative', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({ grant: grantNumberSchema, payee: payeeSchema.optional() })
    .meta({ example: { grant: 1, payee: { holder: '王某', bank: '某银行', account: '6222000011112222' } } }),
  labels: claimFields,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'grant-not-found',
    'grant-not-open',
    'scheme-not-found',
    'scheme-not-open-yet',
    'scheme-closed',
    'claim-facts-missing',
    'claim-facts-contradict',
    'claim-identity-unproven',
    'claim-had-already',
    'claim-excluded',
    'claim-above-months',
    'not-possible-now',
    'case-changed',
  ],
});
