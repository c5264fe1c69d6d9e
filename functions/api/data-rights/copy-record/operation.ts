import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { appearanceFields } from '../../../common/views/appearance-fields.ts';
import { recordCopySchema } from '../../../common/views/record-copy.ts';

export const operation = defineOperation({
  id: 'copy-record',
  method: 'POST',
  path: '/cases/{caseId}/record-copies',
  summary: { zh: '复制个人信息', en: 'Give a copy of the whole record' },
  description:
    'The person gets all that is held of them, under plain names (PIPL art. 45): online for themself, or at the counter from an officer who has seen their identity document. That a copy was given stands in the history.',
  access: ['applicant', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z.strictObject(appearanceFields).meta({ example: { channel: 'online' } }),
  answers: { status: 200, description: 'The whole record, unmasked.', schema: recordCopySchema },
  problems: ['case-not-found', 'outside-jurisdiction', 'identity-document-needed', 'case-changed'],
});
