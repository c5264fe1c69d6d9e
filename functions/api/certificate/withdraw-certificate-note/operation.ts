import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'withdraw-certificate-note',
  method: 'POST',
  path: '/cases/{caseId}/certificate-notes/{noteId}/withdrawal',
  summary: { zh: '撤销《就业创业证》税收政策注明', en: 'Withdraw a note on the employment certificate' },
  description:
    'Withdraws a note that was made by mistake. The note no longer counts but stays in the history. The person is notified with the reason.',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema.extend({ noteId: z.string().regex(/^note-\d{1,3}$/) }),
  body: z
    .strictObject({
      statement: freeTextSchema(500)
        .describe('Stored encrypted; the person reads it.')
        .meta(label('撤销原因', 'Why it is withdrawn')),
    })
    .meta({ example: { statement: '注明时登记尚不满半年。' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'certificate-note-not-found',
    'case-changed',
  ],
});
