import * as z from 'zod';
import { taskKindSchema } from '../../../../lib/domain/case/case.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { taskPathSchema } from '../../../common/http/schemas.ts';
import { decisionChoicesShape } from '../../../common/views/case-choices-schema.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';
import { closureReasonSchema } from '../../../common/views/closure-view.ts';
import { planChoicesSchema } from '../../../common/views/plan-choices.ts';
import { taskDetailsSchema } from '../../../common/views/task-details-schema.ts';

export const operation = defineOperation({
  id: 'read-task',
  method: 'GET',
  path: '/cases/{caseId}/tasks/{taskId}',
  summary: { zh: '查看待办', en: 'Read a task' },
  description:
    'Returns a task with everything needed to handle it: the case, what the person stated, the evidence of the comparison, the legal grounds for a refusal, and what may be asked for.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  answers: {
    status: 200,
    description: 'The task.',
    schema: z.strictObject({
      taskId: z.string(),
      kind: taskKindSchema,
      kindText: z.string(),
      status: z.enum(['open', 'ended']),
      outcome: z.string().optional(),
      case: caseSchema,
      ...taskDetailsSchema.shape,
      ...decisionChoicesShape,
      closureReasons: z
        .array(closureReasonSchema)
        .optional()
        .describe('While the person is registered: the reasons for which a closure can be proposed.'),
      planChoices: planChoicesSchema
        .optional()
        .describe(
          'For the tasks of the first contact and of the plan: what the profile and the plan can contain.',
        ),
    }),
  },
  problems: ['case-not-found', 'outside-jurisdiction', 'task-not-found'],
});
