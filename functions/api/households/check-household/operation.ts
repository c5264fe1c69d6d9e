import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { checkedSubjects, checkResults } from '../../../../lib/domain/case/household/events.ts';
import { codeSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';
import { checkedSubjectTexts, checkResultTexts } from '../../../episodes/household/texts.ts';

export const householdCheckBodySchema = z
  .strictObject({
    checks: z
      .array(
        z.strictObject({
          member: z
            .int()
            .min(1)
            .max(10)
            .describe('The member, by their number in `household`.')
            .meta(
              label('家庭成员', 'Member', {
                options: 'householdMembers',
                help: [
                  '与“零就业家庭”成员列表的序号一致，1为本人。',
                  'As listed with the household; 1 is the person.',
                ],
              }),
            ),
          subject: z.enum(checkedSubjects).meta(label('核查内容', 'What', { choices: checkedSubjectTexts })),
          result: z
            .enum(checkResults)
            .exclude(['unknown'])
            .meta(label('核查结果', 'Result', { choices: checkResultTexts })),
          source: codeSchema.meta(
            label('来源', 'Source', {
              options: 'evidenceSources',
              help: ['信息从哪里来。', 'Where it comes from.'],
            }),
          ),
          on: plausibleDateSchema.meta(label('核查日期', 'Day')),
        }),
      )
      .max(30)
      .describe('The findings. What the comparison has found need not be entered again.')
      .meta(
        label('核查情况', 'Checks', {
          help: [
            '比对已有结果的不必重复填写；未查到的逐项核查填写。',
            'Only what the comparison does not know, or has wrong.',
          ],
        }),
      ),
  })
  .meta({
    example: {
      checks: [
        {
          member: 1,
          subject: 'employment',
          result: 'no-work',
          source: 'employment-register',
          on: '2026-11-18',
        },
      ],
    },
  });

export const operation = defineOperation({
  id: 'check-household',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/household-check',
  summary: { zh: '核查零就业家庭申请', en: 'Check a household without work' },
  description:
    'Records that somebody has checked the employment registration, insurance and businesses of every member who could work. The findings of the comparison stand unless others are entered; nothing may stay unknown. The person who checks does not decide.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: householdCheckBodySchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'household-check-incomplete',
    'household-member-unknown',
    'household-not-applied-for',
    'date-in-future',
    'separation-of-duties',
    'case-changed',
  ],
});
