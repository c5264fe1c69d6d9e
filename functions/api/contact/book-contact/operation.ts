import * as z from 'zod';
import { instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';
import { bookedMeansSchema } from '../slots.ts';

export const operation = defineOperation({
  id: 'book-contact',
  method: 'PUT',
  path: '/cases/{caseId}/contact-appointment',
  summary: { zh: '预约联系时间', en: 'Book a contact' },
  description:
    'Books one of the times that `list-contact-slots` answers, or moves what is booked to it. There is one appointment at a time. It moves no time limit: the agency has to have made contact in time all the same.',
  access: ['applicant', 'representative', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({ start: instantSchema, means: bookedMeansSchema })
    .meta({ example: { start: '2026-12-03T01:00:00.000Z', means: 'phone' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: ['case-not-found', 'outside-jurisdiction', 'not-possible-now', 'slot-gone', 'case-changed'],
});
