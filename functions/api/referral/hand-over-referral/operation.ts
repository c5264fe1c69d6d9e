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
    'Returns the data of a referral, by codes for the list of the exchange platform and by names for a letter. Who read which items, and for whom, is first recorded in the history of the case. The data are exactly those of which the person was told. A referral that needs the person’s consent waits for it.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: z
    .strictObject({
      way: handOverWaySchema.meta(label('提供方式', 'How', { choices: 'handOverWay' })),
    })
    .meta({ example: { way: 'exchange' } }),
  answers: { status: 200, description: 'The data handed over.', schema: handOverSchema },
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
