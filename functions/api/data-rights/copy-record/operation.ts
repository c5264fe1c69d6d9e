import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { appearanceFields } from '../../../common/views/appearance-fields.ts';
import { recordCopySchema } from '../../../common/views/record-copy.ts';

export const operation = defineOperation({
  id: 'copy-record',
  method: 'POST',
  path: '/cases/{caseId}/record-copies',
  summary: { zh: '复制个人信息', en: 'Get a copy of the whole record' },
  description:
    'Returns all data held about the person, under plain names (PIPL art. 45): to the person online, or to an officer at the counter who has seen their identity document. The history records that a copy was given.',
  access: ['applicant', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z.strictObject(appearanceFields).meta({ example: { channel: 'online' } }),
  answers: { status: 200, description: 'The whole record, unmasked.', schema: recordCopySchema },
  problems: ['case-not-found', 'outside-jurisdiction', 'identity-document-needed', 'case-changed'],
});
