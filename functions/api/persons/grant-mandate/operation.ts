import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { identityDocumentSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, subjectSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const mandateRequestSchema = z
  .strictObject({
    representative: subjectSchema.describe('The sign-in of the representative.').meta(
      label('代理人账号', 'Sign-in of the representative', {
        help: ['代理人的登录账号，不含空格。', 'As they sign in, without spaces.'],
      }),
    ),
    from: plausibleDateSchema
      .describe('The first Beijing day on which they may act.')
      .meta(label('起始日期', 'First day')),
    until: plausibleDateSchema
      .describe('The last Beijing day. A mandate always ends.')
      .meta(label('结束日期', 'Last day', { help: ['委托必须有结束日期。', 'A mandate always ends.'] })),
    seen: identityDocumentSchema
      .optional()
      .describe('The identity document of the person that the officer has seen; needed at the counter.')
      .meta(
        label('查验的证件', 'Document seen', {
          choices: 'identityDocument',
          help: ['在窗口办理时填写。', 'At the counter only.'],
        }),
      ),
  })
  .meta({ example: { representative: 'applicant-2', from: '2026-12-01', until: '2027-02-28' } });

export const operation = defineOperation({
  id: 'grant-mandate',
  method: 'POST',
  path: '/cases/{caseId}/mandates',
  summary: { zh: '登记委托代理', en: 'Let somebody act for the person' },
  description:
    'Grants a mandate: somebody may act in the case for the person from one day to another. The person grants it, or an officer at the counter who has seen their identity document. The representative reads what the person reads, and in the case answers questions, reports changes, objects, and applies for recognition of difficulty, subsidies and loans. They cannot register the person or withdraw that, change the contact details, copy the data, or grant mandates. The person sees every mandate in the case and can revoke it at any time.',
  access: ['applicant', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: mandateRequestSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'date-does-not-exist',
    'date-out-of-range',
    'mandate-needs-document',
    'mandate-period-impossible',
    'mandate-not-for-oneself',
    'mandate-of-staff-at-counter',
    'mandate-exists-already',
    'too-many-mandates',
    'case-changed',
  ],
});
