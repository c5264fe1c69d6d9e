import { defineOperation } from '../../../common/http/operation.ts';
import { draftSchema, keptDraftSchema } from '../application-draft.ts';

export const operation = defineOperation({
  id: 'save-application-draft',
  method: 'PUT',
  path: '/application-draft',
  summary: { zh: '保存申请草稿', en: 'Save an application that I have begun' },
  description:
    'Keeps an application as far as it has come, encrypted, for 30 days. It is not submitted by that, and no time limit begins. With `If-Match` it is refused where another device has saved another one. It is gone when the application is submitted.',
  access: ['applicant'],
  versioned: true,
  body: draftSchema,
  ownScreen: 'The pages of `submit-application` save what is filled in; nobody fills in a draft.',
  answers: { status: 200, description: 'The draft as kept.', schema: keptDraftSchema },
  problems: ['date-does-not-exist', 'draft-submitted'],
});
