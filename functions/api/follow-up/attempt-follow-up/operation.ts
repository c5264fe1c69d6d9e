import * as z from 'zod';
import { attemptMeans } from '../../../../lib/domain/case/follow-up/events.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { contactMeansSchema, freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';
import { helperField } from '../../../common/views/helper-fields.ts';

export const attemptSchema = z
  .strictObject({
    means: contactMeansSchema
      .extract(attemptMeans)
      .describe('How the attempt was made.')
      .meta(label('联系方式', 'How', { choices: 'means' })),
    helper: helperField.optional(),
    note: freeTextSchema()
      .describe('What was tried and with what result, as evidence of the attempt. Stored encrypted.')
      .meta(
        label('联系经过', 'What was tried', {
          help: ['何时、怎样联系，结果如何。', 'When and how, and with what result.'],
        }),
      ),
  })
  .meta({ example: { means: 'phone', note: '上午十时拨打两次，无人接听。' } });

export const operation = defineOperation({
  id: 'attempt-follow-up',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/follow-up-attempts',
  summary: { zh: '记录未联系上的回访', en: 'Record an unsuccessful follow-up' },
  description:
    'Records an attempt that did not reach the person. An attempt never counts as the month’s follow-up. Enough attempts by different means within the month excuse it, and six consecutive months excused in this way lead to a closure proposal (I-07, I-18).',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: attemptSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'not-possible-now',
    'no-obligation-for-month',
    'month-already-followed-up',
    'helper-not-provided-for',
    'helper-needs-agreement',
    'date-in-future',
    'date-does-not-exist',
    'case-changed',
  ],
});
