import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { optionalTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'publish-hardship-notice',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/hardship-notice',
  summary: { zh: '发布认定公示', en: 'Publish the public notice of a recognition' },
  description:
    'Publishes the public notice of a recognition, from today. It shows only the family name with 某 (or 某某 for a rare one), the district and the days. It comes down by itself after its last day. If no source of the region sets its duration, give the last day and where it comes from.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: z
    .strictObject({
      until: plausibleDateSchema
        .describe('The last Beijing day on which it is up.')
        .meta(label('公示截止日期', 'Last day of the notice')),
      source: optionalTextSchema(300)
        .optional()
        .describe('Needed if no source of the region sets the duration; stored encrypted.')
        .meta(
          label('公示天数的依据', 'Where the days come from', {
            help: ['本地现有依据未载明公示天数的必须填写。', 'Needed if no source here sets the duration.'],
          }),
        ),
    })
    .meta({ example: { until: '2026-12-04', source: '市就业困难人员认定办法规定公示5个工作日' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'hardship-not-under-way',
    'notice-period-too-short',
    'notice-period-too-long',
    'notice-period-needs-source',
    'case-changed',
  ],
});
