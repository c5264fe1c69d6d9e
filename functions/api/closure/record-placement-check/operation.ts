import * as z from 'zod';
import { placementFindings } from '../../../../lib/domain/case/after-placement/events.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { caseSchema, taskPathSchema } from '../../../common/http/schemas.ts';

export const placementCheckSchema = z
  .strictObject({
    finding: z.enum(placementFindings),
    method: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/)
      .describe('A method of the region’s follow-ups: comparison, visit, phone.'),
    statement: z.string().trim().min(1).max(2000).optional().describe('Stored encrypted.'),
  })
  .meta({ example: { finding: 'in-work', method: 'phone', statement: '工作稳定。' } });

export const operation = defineOperation({
  id: 'record-placement-check',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/placement-check',
  summary: { zh: '记录再就业回访', en: 'Record a check after a placement' },
  description:
    'What was found some months after the person had found work, where the notice asks for it (Weihai). Somebody out of work again may register anew, and the two spells are linked.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: placementCheckSchema,
  answers: { status: 200, description: 'The case as it stands now.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'unknown-method',
    'case-changed',
  ],
});
