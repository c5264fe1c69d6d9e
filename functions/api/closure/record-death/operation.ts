import { statedDeathSchema } from '../../../common/http/death-schema.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'record-death',
  method: 'POST',
  path: '/cases/{caseId}/death',
  summary: { zh: '记录本人死亡（事项已终结）', en: 'Record that the person of an ended case has died' },
  description:
    'Records on a case that has ended that its person has died. Nobody is told: undelivered notices lapse, and checks after a placement are dropped. Claims, referrals and loans go on. A supervisor can withdraw a mistaken record (I-92, a proposal: no source gives a form).',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: statedDeathSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'death-recorded-already',
    'person-has-open-case',
    'date-in-future',
    'date-does-not-exist',
    'separation-of-duties',
    'case-changed',
  ],
});
