import { statedDeathSchema } from '../../../common/http/death-schema.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'end-application',
  method: 'POST',
  path: '/cases/{caseId}/application-end',
  summary: { zh: '终止申请（申请人死亡）', en: 'End the application of somebody who has died' },
  description:
    'Ends an undecided application because the person has died. No decision is made, nobody is told, and unsent notices lapse (I-55, a proposal: no source gives a form).',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: statedDeathSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'date-in-future',
    'date-does-not-exist',
    'separation-of-duties',
    'case-changed',
  ],
});
