import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, mandateIdSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'revoke-mandate',
  method: 'POST',
  path: '/cases/{caseId}/mandates/{mandateId}/revocation',
  summary: { zh: '撤销委托代理', en: 'Revoke a mandate' },
  description:
    'Ends a mandate before its last day. The person revokes it, online or at the counter, or the representative gives it up. It no longer covers the next request.',
  access: ['applicant', 'representative', 'officer', 'supervisor'],
  pathParameters: casePathSchema.extend({ mandateId: mandateIdSchema }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'mandate-not-found',
    'mandate-has-ended',
    'case-changed',
  ],
});
