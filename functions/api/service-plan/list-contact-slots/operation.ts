import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';
import { asOfSchema, casePathSchema } from '../../../common/http/schemas.ts';
import { contactAppointmentSchema, slotSchema } from '../slots.ts';

export const operation = defineOperation({
  id: 'list-contact-slots',
  method: 'GET',
  path: '/cases/{caseId}/contact-slots',
  summary: { zh: '可预约的联系时间', en: 'List the times for an appointment' },
  description:
    'Lists the times at which the next contact that is due can be booked, and the present appointment. The times are the agency’s opening hours on the working days up to the due day, or on the next working day if that has passed. Empty if no contact is due.',
  access: ['applicant', 'representative', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  answers: {
    status: 200,
    description: 'The times, soonest first.',
    schema: z.strictObject({
      slots: z.array(slotSchema),
      appointment: contactAppointmentSchema.optional(),
      note: z.string().describe('A sentence saying that a booking moves no time limit.'),
      asOf: asOfSchema,
    }),
  },
  problems: ['case-not-found', 'outside-jurisdiction'],
});
