import * as z from 'zod';
import { placementFindings } from '../../../../lib/domain/case/after-placement/events.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { contactMeansSchema, freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const placementCheckSchema = z
  .strictObject({
    finding: z.enum(placementFindings).meta(label('回访结果', 'Finding', { choices: 'placement' })),
    means: contactMeansSchema
      .or(z.literal('data-comparison'))
      .describe('How it was found out: one of the region’s ways of following up.')
      .meta(label('了解方式', 'How it was found out', { choices: 'means' })),
    statement: freeTextSchema().optional().describe('Stored encrypted.').meta(label('说明', 'Statement')),
  })
  .meta({ example: { finding: 'in-work', means: 'phone', statement: '工作稳定。' } });

export const operation = defineOperation({
  id: 'record-placement-check',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/placement-check',
  summary: { zh: '记录再就业回访', en: 'Record a check after a placement' },
  description:
    'Records a check some months after the person found work, if the circular requires one (Weihai). A failed attempt does not end the check: it stays open until the person is reached, or until there were attempts on as many days and by as many means as excuse a month (I-07). A person who is out of work again may register again, and the two spells are linked.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: placementCheckSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'unknown-method',
    'case-changed',
  ],
});
