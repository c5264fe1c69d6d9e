import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';
import { proposalPathSchema, proposalSchema } from '../../../common/views/proposal-schema.ts';

export const operation = defineOperation({
  id: 'confirm-rule-proposal',
  method: 'POST',
  path: '/rule-proposals/{proposalId}/confirmation',
  summary: { zh: '确认规则修订', en: 'Confirm a proposed rule' },
  description:
    'Confirms an amendment or a holiday arrangement, which from now on applies to every request. It must be confirmed by another policy administrator than the one who proposed it, even if a unit has only one. It is computed again before it is accepted, because others may have been confirmed in the meantime.',
  access: ['policy-administrator'],
  pathParameters: proposalPathSchema,
  answers: {
    status: 200,
    description: 'The rule is in force.',
    schema: z.strictObject({
      proposal: proposalSchema,
      revision: z.int().optional().describe('For an amendment: 1 if it is new, higher for a correction.'),
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
