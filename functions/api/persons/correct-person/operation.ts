import * as z from 'zod';
import { identityDocumentSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';
import { applicantFields } from '../../../common/views/person-fields.ts';

export const correctionSchema = z
  .strictObject({
    ...z.strictObject(applicantFields).partial().shape,
    seen: identityDocumentSchema
      .optional()
      .describe(
        'The identity document that the officer has seen; needed for a name, a number, a birth date or a sex.',
      )
      .meta(
        label('查验的证件', 'Document seen', {
          choices: 'identityDocument',
          help: [
            '更正姓名、证件号码、出生日期或者性别时填写。',
            'Needed for a name, a number, a birth date or a sex.',
          ],
        }),
      ),
  })
  .refine((corrections) => Object.keys(corrections).length > 0)
  .meta({ example: { phone: '13900139000', address: '某某路1号' } });

export const operation = defineOperation({
  id: 'correct-person',
  method: 'POST',
  path: '/cases/{caseId}/person-corrections',
  summary: { zh: '更正个人信息', en: 'Correct the data of a person' },
  description:
    'Corrects the data held about a person and records what they were before (PIPL art. 46; CQ-2.5 更新基本信息). The person corrects their contact details; a name, a number, or the day of birth and the sex of a travel permit are corrected by an officer who has seen the identity document. No other document may be asked for.',
  access: ['applicant', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: correctionSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'nothing-corrected',
    'correction-needs-document',
    'already-active',
    'identity-number-length',
    'identity-number-characters',
    'identity-number-fifteen-digits',
    'identity-number-lost-precision',
    'identity-number-region',
    'identity-number-date',
    'identity-number-future',
    'identity-number-checksum',
    'identity-number-foreign-permanent-resident',
    'document-needs-birth-date-and-sex',
    'invalid-name',
    'invalid-phone',
    'date-in-future',
    'date-does-not-exist',
    'case-changed',
  ],
});
