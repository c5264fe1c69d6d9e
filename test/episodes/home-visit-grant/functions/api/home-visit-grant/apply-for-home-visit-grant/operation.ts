import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'apply-for-home-visit-grant',
  method: 'POST',
  path: '/cases/{caseId}/home-visit-grants',
  summary: { zh: '申请上门服务补贴', en: 'Apply for the home-visit grant' },
  description:
    'Applies for the grant. One person of the agency checks the application, another decides on it.',
  access: ['applicant'],
  pathParameters: casePathSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: ['case-not-found', 'not-possible-now', 'home-visit-grant-under-way', 'case-changed'],
});
