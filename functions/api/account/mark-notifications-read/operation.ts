import * as z from 'zod';
import { instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';

export const operation = defineOperation({
  id: 'mark-notifications-read',
  method: 'PUT',
  path: '/notifications/read',
  summary: { zh: '标为已读', en: 'Mark my notices as read' },
  description:
    'Marks the notices to the caller as read up to an instant: `issuedAt` of the newest notice that they have seen. The mark never moves back. It is not a proof of delivery; `report-delivery` reports that.',
  access: ['applicant', 'officer', 'supervisor'],
  body: z
    .strictObject({ through: instantSchema.meta(label('已读截至', 'Read up to', { control: 'hidden' })) })
    .meta({ example: { through: '2026-12-01T01:30:00.000Z' } }),
  answers: {
    status: 200,
    description: 'The instant up to which the notices are marked as read.',
    schema: z.strictObject({ readThrough: instantSchema }),
  },
  problems: ['date-in-future'],
});
