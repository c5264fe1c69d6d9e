import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'decide-claim-recovery',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/claim-recovery-decision',
  summary: { zh: '审批追回补贴或撤销批准', en: 'Decide whether to recover a subsidy' },
  description:
    'Decides a proposal to recover a payment. The supervisor must neither have proposed it nor decided the claim. If nothing has been paid yet, the approval is revoked instead. The claimant is told why, and how to object.',
  access: ['supervisor'],
  pathParameters: taskPathSchema,
  body: z
    .strictObject({
      recover: z
        .boolean()
        .meta(
          label('是否追回（未发放的，撤销批准）', 'Recover it, or revoke the approval if nothing was paid'),
        ),
      explanation: freeTextSchema()
        .describe('Told to the claimant; stored encrypted.')
        .meta(label('说明', 'Explanation')),
    })
    .meta({ example: { recover: true, explanation: '两项补贴不可重复享受。' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'recovery-of-part-unpaid',
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'claim-not-found',
    'supervisor-needed',
    'separation-of-duties',
    'forbidden-document',
    'case-changed',
  ],
});
