import * as z from 'zod';
import { instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';
import { bookedMeansSchema } from '../slots.ts';

export const operation = defineOperation({
  id: 'book-contact',
  method: 'PUT',
  path: '/cases/{caseId}/contact-appointment',
  summary: { zh: '预约联系时间', en: 'Book an appointment for the next contact' },
  description:
    'Books one of the times from `list-contact-slots` for the next contact that is due, or moves the appointment to it: there is one appointment at a time. It moves no time limit, and ends when the contact is made. The person is told of an appointment that staff book.',
  access: ['applicant', 'representative', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({
      start: instantSchema.describe('The beginning of one of the times.').meta(label('时间', 'When')),
      means: bookedMeansSchema,
    })
    .meta({ example: { start: '2026-12-03T01:00:00.000Z', means: 'phone' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'no-contact-due',
    'slot-gone',
    'case-changed',
  ],
});
