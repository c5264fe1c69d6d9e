import * as z from 'zod';
import { codeSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'exit-hardship',
  method: 'POST',
  path: '/cases/{caseId}/hardship-exit',
  summary: { zh: '退出就业困难人员范围', en: 'End the recognition of hardship' },
  description:
    'Ends a recognition from today, for a reason on the region’s list. Only a supervisor decides this; no count, comparison or closure does. The person is told, and may object.',
  access: ['supervisor'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({
      reason: codeSchema
        .describe('One of `hardshipExitReasons`.')
        .meta(label('退出情形', 'Reason', { options: 'hardshipExitReasons' })),
      explanation: freeTextSchema()
        .describe('Told to the person; stored encrypted.')
        .meta(label('说明', 'Explanation', { help: ['会告知本人。', 'The person reads it.'] })),
    })
    .meta({ example: { reason: 'employed', explanation: '已稳定就业六个月以上。' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'supervisor-needed',
    'separation-of-duties',
    'hardship-not-recognised',
    'unknown-exit-reason',
    'forbidden-document',
    'case-changed',
  ],
});
