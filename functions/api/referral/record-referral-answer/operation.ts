import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { codeSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { referralOutcomeSchema } from '../../../../lib/domain/case/referral/events.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { optionalTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'record-referral-answer',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/referral-answer',
  summary: { zh: '登记转介结果', en: 'Record the result of a referral' },
  description:
    'Records what the other body has decided, and on which day; the person is told. The agency decides nothing here. The answer may come without a receipt.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: z
    .strictObject({
      on: plausibleDateSchema
        .describe('The Beijing day.')
        .meta(label('反馈日期', 'Answered on', { help: ['不早于提供之日。', 'Not before the hand-over.'] })),
      outcome: referralOutcomeSchema.meta(label('结果', 'Result', { choices: 'referralOutcome' })),
      relief: codeSchema
        .optional()
        .describe('What is given: one of the `reliefs` of the body; only if something is given.')
        .meta(
          label('给予的救助或者待遇', 'What is given', {
            options: 'reliefs',
            help: ['只有给予的才填写。', 'Only if something is given.'],
          }),
        ),
      explanation: optionalTextSchema()
        .optional()
        .describe('What the body says; told to the person; stored encrypted.')
        .meta(label('对方说明', 'What they say', { help: ['会告知本人。', 'The person reads it.'] })),
    })
    .meta({ example: { on: '2026-12-10', outcome: 'accepted', relief: 'temporary-relief' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'date-in-future',
    'before-hand-over',
    'nothing-handed-over',
    'unknown-relief',
    'relief-does-not-fit',
    'forbidden-document',
    'separation-of-duties',
    'case-changed',
  ],
});
