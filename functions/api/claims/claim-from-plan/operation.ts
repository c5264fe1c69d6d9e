import * as z from 'zod';
import { payeeSchema } from '../../../../lib/domain/case/claim/events.ts';
import { statedFactsSchema } from '../../../../lib/domain/case/claim/stated.ts';
import { codeSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { claimFields } from '../../../common/claims/claim-fields.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, choiceSchema } from '../../../common/http/schemas.ts';

/** Why one of several claims may be refused while the others are made. */
export const refusedOneByOne = [
  'scheme-not-found',
  'scheme-not-claimable',
  'scheme-not-open-yet',
  'scheme-closed',
  'claimant-not-allowed',
  'claim-facts-missing',
  'claim-facts-contradict',
  'claim-above-most-months',
  'claim-had-already',
  'claim-excluded',
  'claim-above-months',
  'date-in-future',
] as const;

export const operation = defineOperation({
  id: 'claim-from-plan',
  method: 'POST',
  path: '/cases/{caseId}/plan-claims',
  summary: { zh: '按援助方案一并申领补贴', en: 'Claim the subsidies of an individual plan together' },
  description:
    'Claims several subsidies together for a person who is recognised as in employment difficulty and has an individual plan (打包兑现: SX-6.2, QH-6.2, CQ-6.2, WH-3.1, YN-5.1.2). Each becomes an ordinary claim, which one person checks and another decides, and none waits for another. If a subsidy cannot be claimed, the answer says why and the others are still claimed. Repeating the request creates nothing twice.',
  access: ['applicant', 'representative', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({
      claims: z
        .array(
          z
            .strictObject({
              scheme: codeSchema.meta(
                label('补贴项目', 'Scheme', {
                  options: 'subsidies',
                  help: ['见“可以申领的补贴”。', 'As in the list of subsidies.'],
                }),
              ),
              stated: statedFactsSchema,
            })
            .meta(label('申领的补贴', 'Subsidy')),
        )
        .min(1)
        .max(10)
        .meta(label('一并申领的补贴', 'Subsidies that are claimed together')),
      payee: payeeSchema.optional(),
    })
    .meta({
      example: {
        claims: [
          {
            scheme: 'flexible-insurance-subsidy',
            stated: { months: ['2026-09', '2026-10'], spent: 180_000 },
          },
          {
            scheme: 'startup-subsidy',
            stated: {
              business: { creditCode: '91140105MA0K00TEST', name: '某商行', openedOn: '2026-10-08' },
            },
          },
        ],
        payee: { holder: '王某', bank: '某银行', account: '6222000011112222' },
      },
    }),
  labels: claimFields,
  answers: {
    status: 200,
    description: 'The result for each subsidy, in the order of the request.',
    schema: z.strictObject({
      claims: z.array(
        z.strictObject({
          scheme: choiceSchema,
          claim: z.int().optional().describe('The number of the claim; absent if none was made.'),
          notMade: choiceSchema.optional().describe('Why no claim was made, as a problem code.'),
        }),
      ),
    }),
  },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'no-assistance-plan',
    'claim-identity-unproven',
    'precondition-failed',
    'case-changed',
  ],
});
