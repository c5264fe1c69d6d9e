import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'link-account',
  method: 'POST',
  path: '/cases/{caseId}/account',
  summary: { zh: '关联本人账号', en: 'Link a case to my sign-in' },
  description:
    'Links a case to the caller’s sign-in, so that they can read it and act on it. The sign-in must prove who they are, and the case must be theirs: opened at the counter, or by somebody else with their number (I-52).',
  access: ['applicant'],
  pathParameters: casePathSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: ['case-not-found', 'already-active', 'account-linked-already', 'case-changed'],
});
