import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseChoicesSchema } from '../../../common/views/case-choices-schema.ts';

export const operation = defineOperation({
  id: 'read-choices',
  method: 'GET',
  path: '/cases/{caseId}/choices',
  summary: { zh: '可选项', en: 'What the forms of a case offer' },
  description:
    'The lists that forms about the case offer to choose from, each with its texts in the words of the region, whatever tasks are open: grounds of a refusal, what may be asked for and what may not, the plan and its services, facts and groups, reasons of a closure, means of contact. The names of the lists stay, so that a form can name one.',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  answers: { status: 200, description: 'The lists.', schema: caseChoicesSchema },
  problems: ['case-not-found', 'outside-jurisdiction'],
});
