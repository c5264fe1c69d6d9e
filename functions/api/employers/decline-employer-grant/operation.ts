import * as z from 'zod';
import { employerGrantPathSchema, entryIdSchema } from '../../../common/employers/employer-schema.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { optionalTextSchema } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'decline-employer-grant',
  method: 'POST',
  path: '/employer/grants/{grantId}/refusal',
  summary: { zh: '谢绝为本单位查找到的补贴', en: 'Decline a subsidy found for an employer' },
  description:
    'Declines a subsidy that was found from data, with or without a reason. Nothing else follows, and it can be claimed later.',
  access: ['employer'],
  pathParameters: employerGrantPathSchema,
  body: z
    .strictObject({
      because: optionalTextSchema(500)
        .optional()
        .describe('Stored encrypted.')
        .meta(label('原因（可不填）', 'Why, if you like')),
    })
    .meta({ example: { because: '不需要。' } }),
  answers: {
    status: 200,
    description: 'The subsidy has been declined.',
    schema: z.strictObject({ grantId: entryIdSchema }),
  },
  problems: ['grant-not-found', 'grant-not-open', 'case-changed'],
});
