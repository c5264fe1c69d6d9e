import { defineOperation } from '../../../common/http/operation.ts';
import { keptDraftSchema } from '../application-draft.ts';

export const operation = defineOperation({
  id: 'read-application-draft',
  method: 'GET',
  path: '/application-draft',
  summary: { zh: '读取申请草稿', en: 'The application that I have begun' },
  description:
    'What the caller has saved of an application that is not submitted yet. Where there is a draft, it is shown and not what `read-prefilled-application` answers.',
  access: ['applicant'],
  versioned: true,
  answers: { status: 200, description: 'The draft, if there is one.', schema: keptDraftSchema },
  problems: [],
});
