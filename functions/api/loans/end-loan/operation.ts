import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { loanEnds } from '../../../../lib/domain/case/guaranteed-loan/events.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'end-loan',
  method: 'POST',
  path: '/cases/{caseId}/loan-ends',
  summary: { zh: '登记贷款结清', en: 'Record that a loan has ended' },
  description:
    'Records that a loan was repaid or called in, and on which day. It is no longer in force from that day.',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({
      loan: z
        .string()
        .regex(/^[1-9]\d{0,3}$/)
        .describe('The number of the loan.')
        .meta(label('贷款', 'Loan', { options: 'loans', help: ['贷款的序号。', 'The number of the loan.'] })),
      on: plausibleDateSchema
        .describe('The Beijing day.')
        .meta(label('结清日期', 'Day', { help: ['不早于发放之日。', 'Not before it was paid out.'] })),
      how: z.enum(loanEnds).meta(label('结清方式', 'How', { choices: 'loanEnd' })),
    })
    .meta({ example: { loan: '1', on: '2026-11-20', how: 'repaid' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'loan-not-found',
    'loan-not-in-force',
    'date-in-future',
    'separation-of-duties',
    'case-changed',
  ],
});
