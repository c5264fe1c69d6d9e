import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { appearanceFields } from '../../../common/views/appearance-fields.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'request-deletion',
  method: 'POST',
  path: '/cases/{caseId}/deletion-request',
  summary: { zh: '请求删除个人信息', en: 'Ask for the deletion of personal data' },
  description:
    'Requests the deletion of the person’s data (PIPL art. 47), online or through an officer who has seen their identity document. A supervisor decides within a time limit and gives a reason.',
  access: ['applicant', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({
      statement: freeTextSchema().describe('Why; stored encrypted.').meta(label('请求理由', 'Why')),
      ...appearanceFields,
    })
    .meta({ example: { channel: 'online', statement: '登记已注销，请求删除本人信息。' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'identity-document-needed',
    'deletion-requested-already',
    'case-changed',
  ],
});
