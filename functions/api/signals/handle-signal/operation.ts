import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const handledSchema = z
  .strictObject({
    statement: freeTextSchema()
      .describe('What the officer found or did; stored encrypted.')
      .meta(label('核实处理情况', 'What was found or done')),
  })
  .meta({ example: { statement: '已电话核实，本人仍在求职，无需处理。' } });

export const operation = defineOperation({
  id: 'handle-signal',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/handled',
  summary: { zh: '办结变化情况', en: 'End a task opened by a change' },
  description:
    'Ends a task about a change after the officer has examined the report: nothing more is needed, or it has been done. Closures, plans and transfers have their own operations.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: handledSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'case-changed',
  ],
});
