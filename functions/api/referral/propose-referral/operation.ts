import * as z from 'zod';
import { codeSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, optionalTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'propose-referral',
  method: 'POST',
  path: '/cases/{caseId}/referrals',
  summary: { zh: '拟予转介', en: 'Propose a referral' },
  description:
    'Proposes to refer the person on a ground that the region’s notice names (SX-6.4, QH-6.5, WH-3.2, CQ-6.4, YN-5.2.3), or to send facts to the body that decides on benefits. The person is told at once to whom, why and with which data (PIPL arts 17 and 23). A request of the person is answered by it.',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({
      body: codeSchema
        .describe('One of `referralBodies`.')
        .meta(label('转介给', 'To whom', { options: 'referralBodies' })),
      ground: codeSchema
        .describe('One of the grounds of that body.')
        .meta(label('转介事由', 'Ground', { options: 'referralBodies[body].grounds' })),
      insured: z
        .boolean()
        .optional()
        .describe(
          'Whether they are insured against unemployment, if the notice distinguishes it (QH-6.4, QH-6.5).',
        )
        .meta(
          label('是否参加失业保险', 'Insured against unemployment', {
            help: [
              '规定以参保为条件的必须填写，须先核实。',
              'Needed if the rules depend on it; find it out first.',
            ],
          }),
        ),
      benefits: z
        .array(codeSchema)
        .max(20)
        .optional()
        .describe('The benefits to be considered, if the agency of unemployment insurance decides.')
        .meta(
          label('拟核实的待遇', 'Benefits to be considered', { options: 'referralBodies[body].reliefs' }),
        ),
      statement: optionalTextSchema()
        .optional()
        .describe('Kept with the case and not handed over; stored encrypted.')
        .meta(
          label('说明', 'Statement', {
            help: ['只存入档案，不提供给对方。', 'Kept with the case, and not handed over.'],
          }),
        ),
    })
    .meta({ example: { body: 'civil-affairs', ground: 'living-difficulty' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'unknown-referral-body',
    'unknown-referral-ground',
    'unknown-benefit',
    'insurance-not-known',
    'referral-for-insured',
    'referral-for-uninsured',
    'referral-under-way',
    'separation-of-duties',
    'case-changed',
  ],
});
