import { defineOperation } from '../../../common/http/operation.ts';
import { keptDraftSchema } from '../application-draft.ts';

export const operation = defineOperation({
  id: 'read-application-draft',
  method: 'GET',
  path: '/application-draft',
  summary: { zh: '读取申请草稿', en: 'Read my draft of an application' },
  description:
    'Returns what the caller has saved of an application that is not submitted yet. Show a draft in preference to the answer of `read-prefilled-application`.',
  access: ['applicant'],
  versioned: true,
  answers: { status: 200, description: 'The draft, if there is one.', schema: keptDraftSchema },
  problems: [],
});
