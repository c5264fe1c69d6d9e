import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'cancel-contact',
  method: 'DELETE',
  path: '/cases/{caseId}/contact-appointment',
  summary: { zh: '取消预约', en: 'Cancel an appointment' },
  description:
    'Cancels the booked appointment. No time limit moves. The person is told of an appointment that staff cancel.',
  access: ['applicant', 'representative', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: ['case-not-found', 'outside-jurisdiction', 'not-possible-now', 'nothing-booked', 'case-changed'],
});
