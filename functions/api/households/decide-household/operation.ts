import * as z from 'zod';
import { householdRefusalSchema } from '../../../../lib/domain/case/household/events.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';
import { householdRefusalTexts } from '../../../episodes/household/texts.ts';

export const householdDecisionSchema = z
  .discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('confirm') }),
    z.strictObject({
      outcome: z.literal('refuse'),
      reason: householdRefusalSchema.meta(label('原因', 'Reason', { choices: householdRefusalTexts })),
      explanation: freeTextSchema()
        .describe('For the household; stored encrypted.')
        .meta(label('说明', 'Explanation', { help: ['告知申请人的内容。', 'The household reads it.'] })),
    }),
  ])
  .meta({ example: { outcome: 'confirm' } });

export const operation = defineOperation({
  id: 'decide-household',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/household-decision',
  summary: { zh: '确认零就业家庭', en: 'Decide on a household without work' },
  description:
    'Recognises the household, or refuses for a reason on the list (Employment Promotion Law, art. 56: 经确认属实). The person who decides must be neither the one who checked it nor the one who put it forward. The household is helped from then on until one member works, which is due by the end of the quarter (DOMAIN C7). The person is told.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: householdDecisionSchema,
  labels: {
    outcome: {
      label: { zh: '决定', en: 'Decision' },
      choices: {
        confirm: { zh: '确认为零就业家庭', en: 'Recognised' },
        refuse: { zh: '不予认定', en: 'Not recognised' },
      },
      help: {
        zh: '确认后须在认定当季末前帮扶至少一人实现就业（“当季消除”，系统默认值，由各地设定；法律未规定期限）。在季度最后一日确认的，当日即到期。',
        en: 'One of them is to be in work by the end of the quarter of the recognition: a default that the region can change, since the law sets no time. On the last day of a quarter it is due the same day.',
      },
    },
    '': { label: { zh: '决定', en: 'Decision' } },
  },
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'household-member-works',
    'household-not-applied-for',
    'separation-of-duties',
    'forbidden-document',
    'case-changed',
  ],
});
