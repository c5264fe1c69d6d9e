import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'withdraw-hardship',
  method: 'POST',
  path: '/cases/{caseId}/hardship-withdrawal',
  summary: { zh: '撤回认定申请', en: 'Withdraw the request to be recognised' },
  description:
    'Withdraws the person’s request before it is decided. A public notice comes down at once. They may ask again.',
  access: ['applicant', 'representative', 'officer'],
  pathParameters: casePathSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'hardship-not-under-way',
    'case-changed',
  ],
});
