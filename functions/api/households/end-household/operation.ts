import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { householdEndReasonSchema } from '../../../../lib/domain/case/household/events.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';
import { householdEvidenceField } from '../../../common/views/household-fields.ts';
import { householdEndTexts } from '../../../episodes/household/texts.ts';

export const householdEndBodySchema = z
  .strictObject({
    reason: householdEndReasonSchema.meta(label('结束情形', 'Reason', { choices: householdEndTexts })),
    member: z
      .int()
      .min(1)
      .max(10)
      .optional()
      .describe('The member who works, by their number in `household`. Needed if a member works.')
      .meta(
        label('就业的成员', 'The member who works', {
          options: 'householdMembers',
          help: ['因成员就业结束的填写，1为本人。', 'If a member works; 1 is the person.'],
        }),
      ),
    since: plausibleDateSchema.optional().meta(
      label('就业起始日期', 'In work since', {
        help: ['因成员就业结束的填写。', 'If a member works.'],
      }),
    ),
    evidence: householdEvidenceField,
    explanation: freeTextSchema()
      .describe('For the household; stored encrypted.')
      .meta(label('说明', 'Explanation', { help: ['告知申请人的内容。', 'The household reads it.'] })),
  })
  .meta({
    example: {
      reason: 'member-in-work',
      member: 2,
      since: '2026-12-01',
      evidence: { kind: 'employment-record', source: 'employment-register', on: '2026-12-20' },
      explanation: '家庭成员已签订劳动合同并参保。',
    },
  });

export const operation = defineOperation({
  id: 'end-household',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/household-end',
  summary: { zh: '结束零就业家庭援助', en: 'End the help for a household' },
  description:
    'Ends the help because one member is stably in work, with the evidence and the day, or for another of the region’s reasons. If nobody works, a supervisor decides (DOMAIN C7: a local list, a proposal). The person is told, and the help can begin again.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: householdEndBodySchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'household-end-reason-not-open',
    'household-end-needs-member',
    'household-member-unknown',
    'household-member-registered',
    'household-not-applied-for',
    'supervisor-needed',
    'date-in-future',
    'separation-of-duties',
    'forbidden-document',
    'case-changed',
  ],
});
