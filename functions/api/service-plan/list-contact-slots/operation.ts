import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';
import { asOfSchema, casePathSchema } from '../../../common/http/schemas.ts';
import { contactAppointmentSchema, slotSchema } from '../slots.ts';

export const operation = defineOperation({
  id: 'list-contact-slots',
  method: 'GET',
  path: '/cases/{caseId}/contact-slots',
  summary: { zh: '可预约的联系时间', en: 'When a contact can be booked' },
  description:
    'The times at which the contact that is due next can be booked, and what is booked now: the opening hours of the agency on the working days up to the day on which it is due, and of the next working day where that has passed. None where no contact is due.',
  access: ['applicant', 'representative', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  answers: {
    status: 200,
    description: 'The times, soonest first.',
    schema: z.strictObject({
      slots: z.array(slotSchema),
      appointment: contactAppointmentSchema.optional(),
      note: z.string().describe('That booking moves no time limit, in words.'),
      asOf: asOfSchema,
    }),
  },
  problems: ['case-not-found', 'outside-jurisdiction'],
});
