import * as z from 'zod';
import { instantSchema, localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { caseIdSchema, casePathSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { revealedFieldsSchema, revealReasonSchema } from '../../../common/views/reveal-view.ts';

export const revealSchema = z
  .strictObject({
    fields: revealedFieldsSchema,
    reason: revealReasonSchema,
    words: freeTextSchema(200)
      .optional()
      .describe('Why, in words that the person reads; needed with the reason `other`. Stored encrypted.')
      .meta(
        label('事由说明', 'Why, in words', {
          help: ['事由为“其他”的必须填写；本人可以看到。', 'Needed for another reason; the person reads it.'],
        }),
      ),
  })
  .meta({ example: { fields: ['name', 'phone'], reason: 'contact' } });

export const operation = defineOperation({
  id: 'reveal-personal-data',
  method: 'POST',
  path: '/cases/{caseId}/reveals',
  summary: { zh: '查看完整个人信息', en: 'See personal data in full' },
  description:
    'Answers personal data of a case in full, which everything else shows masked. Who saw which of them, when and for what reason is recorded in the history of the case first, and the person reads it (PIPL arts. 44 and 51). It is counted for the supervisors. What is answered is to be shown no longer than `until`; after that the same request is refused and a new one is needed.',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: revealSchema,
  answers: {
    status: 200,
    description: 'The values.',
    schema: z.strictObject({
      caseId: caseIdSchema,
      version: z.int().describe('The version of the case after it: the record is an event of the case.'),
      at: instantSchema,
      until: instantSchema.describe('Until when they are to be shown.'),
      fields: revealedFieldsSchema,
      reason: revealReasonSchema,
      values: z
        .strictObject({
          name: z.string().optional(),
          identityNumber: z.string().optional(),
          birthDate: localDateSchema.optional(),
          phone: z.string().optional(),
          secondContact: z.strictObject({ name: z.string(), phone: z.string() }).optional(),
          address: z.string().optional(),
          householdNumbers: z
            .array(z.strictObject({ member: z.int(), identityNumber: z.string() }))
            .optional(),
          statements: z
            .array(
              z.strictObject({
                sequence: z.int().describe('The entry of the history.'),
                freeText: z.record(z.string(), z.unknown()),
              }),
            )
            .optional(),
        })
        .describe('What was asked for; what is not held is absent.'),
    }),
  },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'reveal-needs-words',
    'reveal-expired',
    'separation-of-duties',
    'case-changed',
  ],
});
