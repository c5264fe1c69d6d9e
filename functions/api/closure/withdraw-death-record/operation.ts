import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

const deathWithdrawalSchema = z
  .strictObject({
    explanation: freeTextSchema()
      .describe('How it is known that the person is alive; stored encrypted.')
      .meta(label('撤销理由', 'Why it is withdrawn')),
  })
  .meta({ example: { explanation: '本人持身份证到窗口办事，原记录系同名误录。' } });

export const operation = defineOperation({
  id: 'withdraw-death-record',
  method: 'POST',
  path: '/cases/{caseId}/death-withdrawal',
  summary: { zh: '撤销死亡记录', en: 'Withdraw the record of a death' },
  description:
    'Withdraws the record of a death that was a mistake. A supervisor does so. Notices that had lapsed with it are sent, and the checks after a placement that it had dropped are made.',
  access: ['supervisor'],
  pathParameters: casePathSchema,
  body: deathWithdrawalSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'death-not-recorded',
    'supervisor-needed',
    'separation-of-duties',
    'case-changed',
  ],
});
