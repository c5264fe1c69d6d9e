import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'read-case',
  method: 'GET',
  path: '/cases/{caseId}',
  summary: { zh: '查看办理进度', en: 'Read a case' },
  description:
    'The case with its history, its countdowns and the article behind each. Applicants see their own, officers and supervisors those of their jurisdiction, administrators any without personal data.',
  access: [
    'applicant',
    'representative',
    'officer',
    'supervisor',
    'unit-administrator',
    'auditor',
    'administrator',
  ],
  pathParameters: casePathSchema,
  answers: { status: 200, description: 'The case.', schema: caseSchema },
  problems: ['case-not-found', 'outside-jurisdiction'],
});
