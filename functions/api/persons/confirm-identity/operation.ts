import * as z from 'zod';
import { identityDocumentSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const confirmationSchema = z
  .strictObject({
    seen: identityDocumentSchema
      .describe('The identity document that was seen.')
      .meta(label('查验的证件', 'Document seen', { choices: 'identityDocument' })),
    removesAccount: z
      .boolean()
      .default(false)
      .describe('The person says that the sign-in which opened the case is not theirs: it loses the case.')
      .meta(
        label('线上账号不是本人的', 'The sign-in is not theirs', {
          help: ['选“是”：原账号不能再查看此案件。', 'Yes: that sign-in loses the case.'],
        }),
      ),
  })
  .meta({ example: { seen: 'identity-card' } });

export const operation = defineOperation({
  id: 'confirm-identity',
  method: 'POST',
  path: '/cases/{caseId}/identity-confirmation',
  summary: { zh: '核实身份', en: 'Confirm who the person is' },
  description:
    'Records that staff have seen the person’s identity document. The case then takes the one place that a person has, and a sign-in that is not theirs loses the case (I-52).',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: confirmationSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'identity-known-already',
    'already-active',
    'case-changed',
  ],
});
