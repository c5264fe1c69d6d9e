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
    'attendance-too-long',
    'not-in-public-post',
    'date-in-future',
    'separation-of-duties',
    'case-changed',
  ],
});
