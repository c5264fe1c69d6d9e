import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseChoicesSchema } from '../../../common/views/case-choices-schema.ts';

export const operation = defineOperation({
  id: 'read-choices',
  method: 'GET',
  path: '/cases/{caseId}/choices',
  summary: { zh: '可选项', en: 'List the choices in the forms of a case' },
  description:
    'Returns every list of choices that the forms of a case use, in the words of the region, whatever tasks are open: grounds for a refusal, what may and may not be asked for, the plan and its services, facts and groups, reasons for a closure, means of contact. The names of the lists are stable, so that a form can refer to one.',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  answers: { status: 200, description: 'The lists.', schema: caseChoicesSchema },
  problems: ['case-not-found', 'outside-jurisdiction'],
});
