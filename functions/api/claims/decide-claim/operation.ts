import * as z from 'zod';
import { refusalGrounds } from '../../../../lib/domain/case/claim/events.ts';
import { label, texts } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';
import { refusalTexts } from '../../../episodes/claim/ground-texts.ts';

export const operation = defineOperation({
  id: 'decide-claim',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/claim-decision',
  summary: { zh: '审批补贴申领', en: 'Decide on a claim' },
  description:
    'Approves a claim, refuses it, or sends it back to be checked again. The person who decides must neither have checked the claim nor recognised the person’s hardship. Approval requires that every condition is met, every value of the scheme is set, the public notice has ended and its objections are answered. A refusal names the condition that is not met; the claimant is told why and how to object.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: z
    .discriminatedUnion('decide', [
      z.strictObject({
        decide: z.literal('approve'),
        overBudgetSeen: z
          .boolean()
          .optional()
          .describe(
            'True to approve although the fund’s budget does not cover the amount, which is recorded. Without it, such an approval is answered with `claim-over-budget`.',
          )
          .meta(label('知悉超出预算', 'Seen that it exceeds the budget')),
      }),
      z.strictObject({
        decide: z.literal('refuse'),
        ground: z.enum(refusalGrounds).meta(label('理由', 'Ground', { choices: refusalTexts })),
        criterion: z
          .string()
          .min(1)
          .max(200)
          .optional()
          .meta(label('不符合的条件', 'Condition that is not met')),
        explanation: freeTextSchema()
          .describe('Told to the claimant; stored encrypted.')
          .meta(label('说明', 'Explanation')),
      }),
      z.strictObject({
        decide: z.literal('return'),
        note: freeTextSchema().describe('Stored encrypted.').meta(label('退回原因', 'Why it is sent back')),
      }),
    ])
    .meta({ example: { decide: 'approve' } }),
  labels: {
    '': texts('审批意见', 'Decision', {
      choices: {
        approve: { zh: '同意', en: 'Approve' },
        refuse: { zh: '不予批准', en: 'Refuse' },
        return: { zh: '退回重新审核', en: 'Send back' },
      },
    }),
    decide: texts('审批意见', 'Decision', {
      choices: {
        approve: { zh: '同意', en: 'Approve' },
        refuse: { zh: '不予批准', en: 'Refuse' },
        return: { zh: '退回重新审核', en: 'Send back' },
      },
    }),
  },
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'separation-of-duties',
    'supervisor-needed',
    'refusal-was-proposed',
    'scheme-value-open',
    'notice-running',
    'notice-not-running',
    'notice-objection-open',
    'criteria-not-met',
    'criterion-met',
    'amount-missing',
    'amount-outside-limits',
    'claim-over-budget',
    'claim-not-found',
    'forbidden-document',
    'case-changed',
  ],
});
