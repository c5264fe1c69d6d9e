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
  summary: { zh: '查看完整个人信息', en: 'Reveal personal data in full' },
  description:
    'Returns personal data of a case in full; everything else shows them masked. Who saw which data, when and why is first recorded in the history of the case, which the person reads (PIPL arts. 44 and 51), and counted for the supervisors. Do not show the values after `until`; from then on the same request is refused and a new one is needed.',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: revealSchema,
  answers: {
    status: 200,
    description: 'The values.',
    schema: z.strictObject({
      caseId: caseIdSchema,
      version: z.int().describe('The version of the case after the reveal, which is an event of the case.'),
      at: instantSchema,
      until: instantSchema.describe('The instant until which they may be shown.'),
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
                sequence: z.int().describe('The number of the history entry.'),
                freeText: z.record(z.string(), z.unknown()),
              }),
            )
            .optional(),
        })
        .describe('The requested values; those that are not held are absent.'),
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
