import * as z from 'zod';
import { handOverWaySchema } from '../../../../lib/domain/case/hand-over/hand-over.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { taskPathSchema } from '../../../common/http/schemas.ts';
import { handOverSchema } from '../../../common/views/hand-over-view.ts';

export const operation = defineOperation({
  id: 'hand-over-referral',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/referral-hand-over',
  summary: { zh: '提供转介信息', en: 'Hand a referral over' },
  description:
    'Answers the data of a referral, by codes for the list of the exchange platform and by names for a letter. Who took which items, and for whom, is recorded in the history of the case first; it is what the person was told of, and nothing else. What needs the consent of the person waits for it.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: z
    .strictObject({
      way: handOverWaySchema.meta(label('提供方式', 'How', { choices: 'handOverWay' })),
    })
    .meta({ example: { way: 'exchange' } }),
  answers: { status: 200, description: 'What is handed over.', schema: handOverSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'referral-needs-consent',
    'processing-restricted',
    'separation-of-duties',
    'case-changed',
  ],
});
