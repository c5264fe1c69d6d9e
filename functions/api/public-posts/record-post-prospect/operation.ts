import * as z from 'zod';
import { postProspects } from '../../../../lib/domain/case/public-post/events.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';
import { prospectTexts } from '../../../episodes/public-post/texts.ts';

export const prospectBodySchema = z
  .strictObject({
    prospect: z
      .enum(postProspects)
      .meta(label('期满后的去向', 'What comes after', { choices: prospectTexts })),
    statement: freeTextSchema().meta(label('说明', 'Statement')),
  })
  .meta({ example: { prospect: 'work-on-the-market', statement: '已与本人商定，推荐两家用人单位。' } });

export const operation = defineOperation({
  id: 'record-post-prospect',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/post-prospect',
  summary: { zh: '衔接公益性岗位期满后的去向', en: 'Record the next step after a post' },
  description: 'Records what the officer and the person have found for the time after the placement.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: prospectBodySchema,
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
