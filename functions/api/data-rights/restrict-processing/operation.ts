import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { appearanceFields } from '../../../common/views/appearance-fields.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'restrict-processing',
  method: 'POST',
  path: '/cases/{caseId}/processing-restriction',
  summary: { zh: '限制个人信息处理', en: 'Restrict the processing of personal data' },
  description:
    'Limits what is done with the person’s data (PIPL art. 44), at their wish, online or through an officer. What the law requires of the agency continues: decisions, follow-ups, results. Until the restriction is lifted, services beyond the plan are neither offered nor recorded, and nothing is carried over to another case.',
  access: ['applicant', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z.strictObject(appearanceFields).meta({ example: { channel: 'online' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'identity-document-needed',
    'already-restricted',
    'case-changed',
  ],
});
