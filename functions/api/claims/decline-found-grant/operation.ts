import * as z from 'zod';
import { grantNumberSchema } from '../../../common/claims/grant-number.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, optionalTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'decline-found-grant',
  method: 'POST',
  path: '/cases/{caseId}/found-grant-refusals',
  summary: { zh: '谢绝为本人查找到的补贴', en: 'Decline a subsidy offered by the agency' },
  description:
    'Declines a subsidy that was found from data, with or without a reason. The registration and all entitlements stay as they are, and the subsidy can be claimed later.',
  access: ['applicant', 'representative', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({
      grant: grantNumberSchema,
      because: optionalTextSchema(500)
        .optional()
        .describe('Stored encrypted.')
        .meta(label('原因（可不填）', 'Why, if you like')),
    })
    .meta({ example: { grant: 1 } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: ['case-not-found', 'outside-jurisdiction', 'grant-not-found', 'grant-not-open', 'case-changed'],
});
