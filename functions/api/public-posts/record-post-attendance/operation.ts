import * as z from 'zod';
import { plausibleMonthSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const attendanceBodySchema = z
  .strictObject({
    month: plausibleMonthSchema.meta(label('月份', 'Month', { help: ['如 2026-11。', 'Such as 2026-11.'] })),
    days: z.int().min(0).max(31).meta(label('出勤天数', 'Days')),
    placement: z
      .int()
      .min(1)
      .max(99)
      .optional()
      .describe('The number of the placement in its case; needed where two share the month.')
      .meta(
        label('第几次安置', 'Placement', {
          help: [
            '同一个月先后在两个岗位的，分别登记，填1、2等序号；其他情况不填。',
            'Only if two placements share the month: 1, 2 and so on, each recorded by itself.',
          ],
        }),
      ),
  })
  .meta({ example: { month: '2026-12', days: 22 } });

export const operation = defineOperation({
  id: 'record-post-attendance',
  method: 'POST',
  path: '/cases/{caseId}/public-posts/attendance',
  summary: { zh: '登记公益性岗位出勤', en: 'Record attendance in a post' },
  description:
    'Records on how many days of a month the person was in their post, if the region counts attendance (reading I-68): a count without times. If it is recorded again, the last count is valid.',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: attendanceBodySchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'attendance-not-counted',
    'attendance-of-which-post',
    'attendance-too-long',
    'not-in-public-post',
    'date-in-future',
    'separation-of-duties',
    'case-changed',
  ],
});
