import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'link-account',
  method: 'POST',
  path: '/cases/{caseId}/account',
  summary: { zh: '关联本人账号', en: 'Take a case of one’s own to one’s sign-in' },
  description:
    'For a person whose sign-in proves who they are: a case of theirs that was opened at the counter, or by somebody else with their number, becomes their own to read and to act on (I-52).',
  access: ['applicant'],
  pathParameters: casePathSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: ['case-not-found', 'already-active', 'account-linked-already', 'case-changed'],
});
