import { defineOperation } from '../../../common/http/operation.ts';
import { draftSchema, keptDraftSchema } from '../application-draft.ts';

export const operation = defineOperation({
  id: 'save-application-draft',
  method: 'PUT',
  path: '/application-draft',
  summary: { zh: '保存申请草稿', en: 'Save my draft of an application' },
  description:
    'Saves an unfinished application, encrypted, for 30 days. Saving does not submit it, and no time limit begins. With `If-Match`, the request is refused if another device has saved a different draft. The draft is deleted when the application is submitted.',
  access: ['applicant'],
  versioned: true,
  body: draftSchema,
  ownScreen: 'The pages of `submit-application` save what is filled in; nobody fills in a draft.',
  answers: { status: 200, description: 'The draft as saved.', schema: keptDraftSchema },
  problems: ['date-does-not-exist', 'draft-submitted'],
});
