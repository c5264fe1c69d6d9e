import * as z from 'zod';
import { claimNumberSchema } from '../../../common/claims/claim-number.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'object-to-claim',
  method: 'POST',
  path: '/cases/{caseId}/claim-notice-objections',
  summary: { zh: '记录公示异议', en: 'Record an objection to a claim' },
  description:
    'Records an objection that somebody has raised to a claim while it is on public notice. It must be answered before anything is approved.',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({
      claim: claimNumberSchema,
      statement: freeTextSchema().describe('Stored encrypted.').meta(label('异议内容', 'What was said')),
    })
    .meta({ example: { claim: 1, statement: '该单位并未与其签订劳动合同。' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'claim-not-found',
    'notice-not-running',
    'not-possible-now',
    'case-changed',
  ],
});
