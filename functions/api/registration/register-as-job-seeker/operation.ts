import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'register-as-job-seeker',
  method: 'POST',
  path: '/cases/{caseId}/job-seeker-registration',
  summary: { zh: '转为求职登记', en: 'Register as a job-seeker instead' },
  description:
    'Accepts the offer of a job-seeker registration that came with a refusal. The data of the application are kept.',
  access: ['applicant', 'officer'],
  pathParameters: casePathSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'job-seeker-registration-not-offered',
    'registered-as-unemployed-already',
    'death-is-recorded',
    'case-changed',
  ],
});
