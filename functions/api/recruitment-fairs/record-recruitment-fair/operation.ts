import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { districtPathSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { fairSchema } from '../../../common/views/fair-view.ts';

export const fairBodySchema = z
  .strictObject({
    date: plausibleDateSchema
      .describe('The Beijing day on which it was held.')
      .meta(label('举办日期', 'Day')),
    title: freeTextSchema(100)
      .optional()
      .describe('The name of the fair. No personal data.')
      .meta(label('名称', 'Title', { help: ['不填个人信息。', 'No personal data.'] })),
  })
  .meta({ example: { date: '2026-11-18', title: '失业人员专场招聘会' } });

export const operation = defineOperation({
  id: 'record-recruitment-fair',
  method: 'POST',
  path: '/districts/{district}/recruitment-fairs',
  summary: { zh: '登记专场招聘会', en: 'Record a recruitment fair' },
  description:
    'Records a recruitment fair for the unemployed that a district has held. Weihai’s circular requires one every calendar month (WH-4.2). A district has at most one a day, and recording the same fair again changes nothing.',
  access: ['officer', 'supervisor'],
  pathParameters: districtPathSchema,
  body: fairBodySchema,
  answers: { status: 200, description: 'The fair as recorded.', schema: fairSchema },
  problems: [
    'outside-jurisdiction',
    'region-not-served',
    'no-recruitment-fairs',
    'fair-already-recorded',
    'date-in-future',
    'date-does-not-exist',
  ],
});
