import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { handOverSchema } from '../../../common/views/hand-over-view.ts';

export const operation = defineOperation({
  id: 'export-loan',
  method: 'POST',
  path: '/cases/{caseId}/loan-exports',
  summary: { zh: '再次调取贷款申请信息', en: 'Read the data of a loan application again' },
  description:
    'Returns the data of an application that was handed to a bank again, under the same key. Who read them is recorded first.',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({
      loan: z
        .string()
        .regex(/^[1-9]\d{0,3}$/)
        .describe('The number of the loan.')
        .meta(label('贷款', 'Loan', { options: 'loans', help: ['贷款的序号。', 'The number of the loan.'] })),
    })
    .meta({ example: { loan: '1' } }),
  answers: { status: 200, description: 'The data handed over.', schema: handOverSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'loan-not-found',
    'nothing-handed-over',
    'processing-restricted',
    'separation-of-duties',
    'case-changed',
  ],
});
