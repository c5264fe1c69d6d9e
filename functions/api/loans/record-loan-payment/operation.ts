import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'record-loan-payment',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/loan-payment',
  summary: { zh: '登记贷款发放', en: 'Record that a loan was paid out' },
  description:
    'Records that a granted loan was paid out and on which day, from which its term runs; or that it was not taken up.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: z
    .strictObject({
      on: plausibleDateSchema
        .describe('The Beijing day.')
        .meta(label('日期', 'Day', { help: ['不早于银行答复之日。', 'Not before the answer of the bank.'] })),
      paid: z.boolean().meta(label('是否发放', 'Paid out')),
    })
    .meta({ example: { on: '2026-12-08', paid: true } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'date-in-future',
    'before-hand-over',
    'nothing-handed-over',
    'separation-of-duties',
    'case-changed',
  ],
});
