import * as z from 'zod';
import { offerOutcomes } from '../../../../lib/domain/case/public-post/events.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';
import { offerOutcomeTexts } from '../../../episodes/public-post/texts.ts';

export const offerBodySchema = z
  .strictObject({
    outcome: z.enum(offerOutcomes).meta(label('联系结果', 'Outcome', { choices: offerOutcomeTexts })),
    statement: freeTextSchema().optional().meta(label('说明', 'Statement')),
  })
  .meta({ example: { outcome: 'registers-again' } });

export const operation = defineOperation({
  id: 'record-registration-offer',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/registration-offer',
  summary: { zh: '联系离岗人员重新办理失业登记', en: 'Record the offer to register again' },
  description:
    'Records that somebody who left a public-welfare post and is no longer registered was contacted, and whether they will register again.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: offerBodySchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'separation-of-duties',
    'case-changed',
  ],
});
