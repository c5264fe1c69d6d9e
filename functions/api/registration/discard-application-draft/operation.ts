import { defineOperation } from '../../../common/http/operation.ts';
import { keptDraftSchema } from '../application-draft.ts';

export const operation = defineOperation({
  id: 'discard-application-draft',
  method: 'DELETE',
  path: '/application-draft',
  summary: { zh: '删除申请草稿', en: 'Discard the application that I have begun' },
  description: 'Deletes what was saved. Nothing of it can be read afterwards.',
  access: ['applicant'],
  versioned: true,
  answers: { status: 200, description: 'There is no draft.', schema: keptDraftSchema },
  problems: [],
});
