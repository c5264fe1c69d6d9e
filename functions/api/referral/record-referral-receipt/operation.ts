import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { receiptSchema } from '../../../../lib/domain/case/hand-over/hand-over.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { optionalTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'record-referral-receipt',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/referral-receipt',
  summary: { zh: '登记转介回执', en: 'Record the receipt of a referral' },
  description:
    'Records the day on which the other body received a referral, and its own number for it. Its answer is awaited from then on.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: z
    .strictObject({
      on: plausibleDateSchema.describe('The Beijing day.').meta(
        label('接收日期', 'Received on', {
          help: ['不早于提供之日。', 'Not before the hand-over.'],
        }),
      ),
      reference: receiptSchema.shape.reference.describe('The number that the other body has given it.').meta(
        label('对方编号', 'Their number', {
          help: [
            '对方受理的编号：文字、数字、括号和短横线，最多60个字。',
            'The other body’s own number: letters, digits, brackets and hyphens, at most 60.',
          ],
        }),
      ),
      takenBy: optionalTextSchema(100)
        .optional()
        .describe('Who received it at the other body; stored encrypted.')
        .meta(label('对方经办人', 'Who received it there')),
    })
    .meta({ example: { on: '2026-11-24', reference: '民转〔2026〕18号' } }),
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
