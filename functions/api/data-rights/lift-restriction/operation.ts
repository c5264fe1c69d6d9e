import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { appearanceFields } from '../../../common/views/appearance-fields.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'lift-restriction',
  method: 'POST',
  path: '/cases/{caseId}/restriction-lifting',
  summary: { zh: '解除个人信息处理限制', en: 'Lift the restriction of processing' },
  description: 'Lifts the restriction of processing, for the person or through an officer.',
  access: ['applicant', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z.strictObject(appearanceFields).meta({ example: { channel: 'online' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'identity-document-needed',
    'not-restricted',
    'case-changed',
  ],
});
