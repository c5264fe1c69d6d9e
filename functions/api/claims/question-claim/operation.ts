import * as z from 'zod';
import { recoveryGrounds } from '../../../../lib/domain/case/claim/events.ts';
import { codeSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { claimNumberSchema } from '../../../common/claims/claim-number.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';
import { recoveryTexts } from '../../../episodes/claim/ground-texts.ts';

export const operation = defineOperation({
  id: 'question-claim',
  method: 'POST',
  path: '/cases/{caseId}/claim-questions',
  summary: { zh: '对已批准的补贴提出核查', en: 'Question an approved claim' },
  description:
    'Starts an inquiry into an approved claim, for example because another scheme excludes it. Nothing is recovered because of the inquiry alone; what has not been paid yet is held back until somebody has looked into it.',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({
      claim: claimNumberSchema,
      ground: z.enum(recoveryGrounds).meta(label('核查原因', 'Ground', { choices: recoveryTexts })),
      because: codeSchema.optional().meta(
        label('涉及的补贴项目', 'Scheme concerned', {
          options: 'excludingSubsidies',
          help: ['与其他补贴不得重复享受的填写。', 'If another scheme excludes this one.'],
        }),
      ),
      note: freeTextSchema().describe('Stored encrypted.').meta(label('线索说明', 'What is known')),
    })
    .meta({
      example: {
        claim: 1,
        ground: 'excluded-scheme',
        because: 'expansion-grant',
        note: '失业保险经办机构反馈已发放扩岗补助。',
      },
    }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'claim-not-found',
    'claim-not-in-state',
    'payment-not-in-state',
    'recovery-under-way',
    'not-possible-now',
    'case-changed',
  ],
});
