import { defineOperation } from '../../../common/http/operation.ts';
import { keptDraftSchema } from '../application-draft.ts';

export const operation = defineOperation({
  id: 'discard-application-draft',
  method: 'DELETE',
  path: '/application-draft',
  summary: { zh: '删除申请草稿', en: 'Discard my draft of an application' },
  description: 'Deletes the draft of an application. It can never be read again.',
  access: ['applicant'],
  versioned: true,
  answers: { status: 200, description: 'There is no draft.', schema: keptDraftSchema },
  problems: [],
});
