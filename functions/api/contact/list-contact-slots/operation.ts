import * as z from 'zod';
import { instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { contactAppointmentSchema, slotSchema } from '../slots.ts';

export const operation = defineOperation({
  id: 'list-contact-slots',
  method: 'GET',
  path: '/cases/{caseId}/contact-slots',
  summary: { zh: '可预约的联系时间', en: 'When a contact can be booked' },
  description:
    'The times within the office hours of the coming working days at which the officer who answers for the case can be booked, and the time that is booked now. None where no officer answers for it yet.',
  access: ['applicant', 'representative', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  answers: {
    status: 200,
    description: 'The free times, soonest first.',
    schema: z.strictObject({
      slots: z.array(slotSchema),
      appointment: contactAppointmentSchema.optional(),
      note: z.string().describe('That booking moves no time limit, in words.'),
      asOf: instantSchema,
    }),
  },
  problems: ['case-not-found', 'outside-jurisdiction'],
});
