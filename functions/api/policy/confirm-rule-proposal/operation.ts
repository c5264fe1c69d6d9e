import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';
import { proposalPathSchema, proposalSchema } from '../../../common/views/proposal-schema.ts';

export const operation = defineOperation({
  id: 'confirm-rule-proposal',
  method: 'POST',
  path: '/rule-proposals/{proposalId}/confirmation',
  summary: { zh: '确认规则修订', en: 'Confirm a proposed rule' },
  description:
    'Another policy administrator than the one who proposed it confirms an amendment or a holiday arrangement: from now on every request follows it. It is computed once more before it is accepted, because others may have been confirmed since it was proposed. Nobody confirms their own proposal, also where a unit has one policy administrator only.',
  access: ['policy-administrator'],
  pathParameters: proposalPathSchema,
  answers: {
    status: 200,
    description: 'The rule holds.',
    schema: z.strictObject({
      proposal: proposalSchema,
      revision: z.int().optional().describe('Of an amendment: 1 for a new one, higher for a correction.'),
    }),
  },
  problems: [
    'proposal-not-found',
    'proposal-decided',
    'proposer-cannot-confirm',
    'holiday-arrangement-not-sound',
    'rules-not-computable',
    'value-not-amendable',
    'amendment-in-conflict',
    'amendment-changed',
    'case-changed',
  ],
});
