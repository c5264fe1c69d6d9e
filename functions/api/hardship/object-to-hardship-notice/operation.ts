import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'object-to-hardship-notice',
  method: 'POST',
  path: '/cases/{caseId}/hardship-notice-objections',
  summary: { zh: '登记公示异议', en: 'Record an objection to a public notice' },
  description:
    'Records an objection that anybody has raised on one of the days of a public notice. Somebody who has not done a check investigates it, and it is answered before the recognition is decided.',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({
      on: plausibleDateSchema
        .describe('The Beijing day on which it was raised: one of the days of the notice.')
        .meta(label('提出日期', 'Day of the objection')),
      by: freeTextSchema(100)
        .describe('Who raised it; stored encrypted, and not told to the person.')
        .meta(
          label('提出人', 'Who objects', {
            help: ['不会告知公示对象。', 'The person is not told who it was.'],
          }),
        ),
      statement: freeTextSchema()
        .describe('The objection and its grounds; stored encrypted.')
        .meta(label('异议内容', 'What was said')),
    })
    .meta({ example: { on: '2026-11-26', by: '社区居民', statement: '反映其在某商店上班。' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'hardship-notice-not-up',
    'date-in-future',
    'outside-notice-period',
    'case-changed',
  ],
});
