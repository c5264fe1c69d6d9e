import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'show-data-notice',
  method: 'POST',
  path: '/cases/{caseId}/data-notice-readings',
  summary: { zh: '记录已告知个人信息处理规则', en: 'Record that the notice on personal data was shown' },
  description:
    'Records which version of the notice on personal data the person was shown, after it has changed (PIPL art. 17; `dataNoticeToShow` of the case). `read-service-catalogue` returns the version in force, and `read-data-notice` the text of any version.',
  access: ['applicant', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({
      version: z
        .string()
        .max(80)
        .meta(label('告知版本', 'Version of the notice', { control: 'hidden' })),
    })
    .meta({ example: { version: 'data-notice-000000000000' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'unknown-data-notice',
    'data-notice-shown-already',
    'case-changed',
  ],
});
