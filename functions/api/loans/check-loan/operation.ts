import * as z from 'zod';
import { loanCheckGrounds } from '../../../../lib/domain/case/guaranteed-loan/events.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { optionalTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'check-loan',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/loan-check',
  summary: { zh: '审核创业担保贷款申请', en: 'Check an application for a loan' },
  description:
    'Records the agency’s finding. Either the person is eligible and the application goes to a bank, or they are not, on a ground and with an explanation that they read. If no source sets a maximum for the kind of loan, the case shows none.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: z
    .strictObject({
      qualified: z.boolean().meta(label('是否符合条件', 'Qualifies')),
      ground: z
        .enum(loanCheckGrounds)
        .optional()
        .describe('If they are not eligible.')
        .meta(
          label('不符合条件的情形', 'Ground', {
            choices: 'loanGround',
            help: ['不符合条件的必须选择。', 'Needed if the person is not eligible.'],
          }),
        ),
      explanation: optionalTextSchema()
        .optional()
        .describe('Told to the person; stored encrypted.')
        .meta(label('理由', 'Reasons', { help: ['会告知本人。', 'The person reads it.'] })),
    })
    .meta({ example: { qualified: true } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'loan-check-needs-ground',
    'forbidden-document',
    'separation-of-duties',
    'case-changed',
  ],
});
