import * as z from 'zod';
import { payeeSchema } from '../../../../lib/domain/case/claim/events.ts';
import { statedFactsSchema } from '../../../../lib/domain/case/claim/stated.ts';
import { codeSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { claimFields } from '../../../common/claims/claim-fields.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'claim-subsidy',
  method: 'POST',
  path: '/cases/{caseId}/claims',
  summary: { zh: '申领补贴', en: 'Claim a subsidy' },
  description:
    'Claims a subsidy under a scheme of the region (`list-subsidies`) for the person, or, through staff at the counter, for an employer that has hired the person. The claim states only what the scheme asks for; it includes no documents, and data are matched where possible. The terms, the facts and what was known are frozen with it. A subsidy cannot be claimed twice, together with one that excludes it, or for more months than are paid.',
  access: ['applicant', 'representative', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({
      scheme: codeSchema.meta(
        label('补贴项目', 'Scheme', {
          options: 'subsidies',
          help: ['见“可以申领的补贴”。', 'As in the list of subsidies.'],
        }),
      ),
      employerCreditCode: z
        .string()
        .regex(/^[0-9A-Z]{18}$/)
        .optional()
        .describe('The employer that claims, if staff enter its claim.')
        .meta(
          label('申领单位的统一社会信用代码', 'Credit code of the employer that claims', {
            help: ['单位申领的填写；本人申领的不填。', 'Only if an employer claims.'],
          }),
        ),
      stated: statedFactsSchema,
      payee: payeeSchema.optional(),
    })
    .meta({
      example: {
        scheme: 'startup-subsidy',
        stated: {
          business: { creditCode: '91140105MA0K00TEST', name: '某商行', openedOn: '2026-10-08' },
        },
        payee: { holder: '王某', bank: '某银行', account: '6222000011112222' },
      },
    }),
  labels: claimFields,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'scheme-not-found',
    'scheme-not-claimable',
    'scheme-not-open-yet',
    'scheme-closed',
    'claimant-not-allowed',
    'claim-facts-missing',
    'claim-facts-contradict',
    'claim-same-employer',
    'claim-identity-unproven',
    'claim-above-most-months',
    'claim-had-already',
    'claim-excluded',
    'claim-above-months',
    'date-in-future',
    'case-changed',
  ],
});
