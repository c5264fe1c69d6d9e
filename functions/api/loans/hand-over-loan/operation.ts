import * as z from 'zod';
import { handOverWaySchema } from '../../../../lib/domain/case/hand-over/hand-over.ts';
import { codeSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { taskPathSchema } from '../../../common/http/schemas.ts';
import { handOverSchema } from '../../../common/views/hand-over-view.ts';

export const operation = defineOperation({
  id: 'hand-over-loan',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/loan-hand-over',
  summary: { zh: '向银行提交贷款申请', en: 'Hand a loan application to a bank' },
  description:
    'Returns the data of an application for a bank of the region, by codes and by names. Who read which items is recorded first. A region must enter its banks before this is possible.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: z
    .strictObject({
      bank: codeSchema
        .describe('One of `loanBanks`.')
        .meta(label('经办银行', 'Bank', { options: 'loanBanks' })),
      way: handOverWaySchema.meta(label('提供方式', 'How', { choices: 'handOverWay' })),
    })
    .meta({ example: { bank: 'some-bank', way: 'letter' } }),
  answers: { status: 200, description: 'The data handed over.', schema: handOverSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'no-banks-entered',
    'unknown-bank',
    'processing-restricted',
    'separation-of-duties',
    'case-changed',
  ],
});
