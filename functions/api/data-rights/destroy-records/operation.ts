import * as z from 'zod';
import { recordClassSchema } from '../../../../lib/domain/case/data-rights/events.ts';
import { instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { caseIdSchema, casePathSchema, freeTextSchema } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'destroy-records',
  method: 'POST',
  path: '/cases/{caseId}/destruction',
  summary: { zh: '销毁保存期限届满的档案', en: 'Destroy records after their retention period' },
  description:
    'Destroys the data key of a case whose retention period is over. Everything sealed with it, namely the person’s identity and all free text, can never be read again. The history stays without words, and its hashes remain verifiable. Requires the number of the appraisal report that approved the destruction (Archives Law). Refused while this case or another one of the person is open, or while something is pending.',
  access: ['supervisor'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({
      appraisal: freeTextSchema(100)
        .describe('The number of the report that approved it; nothing personal.')
        .meta(
          label('鉴定报告文号', 'Number of the appraisal report', {
            help: ['如：渝人社档销〔2037〕1号。不填个人信息。', 'Nothing personal.'],
          }),
        ),
    })
    .meta({ example: { appraisal: '渝人社档销〔2037〕1号' } }),
  answers: {
    status: 200,
    description: 'The records have been destroyed.',
    schema: z.strictObject({
      caseId: caseIdSchema,
      recordClass: recordClassSchema,
      destroyedAt: instantSchema,
    }),
  },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'records-destroyed',
    'supervisor-needed',
    'separation-of-duties',
    'records-still-needed',
    'retention-not-over',
    'case-changed',
  ],
});
