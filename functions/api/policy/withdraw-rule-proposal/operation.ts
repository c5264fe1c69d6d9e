import { defineOperation } from '../../../common/http/operation.ts';
import { proposalPathSchema, proposalSchema } from '../../../common/views/proposal-schema.ts';

export const operation = defineOperation({
  id: 'withdraw-rule-proposal',
  method: 'POST',
  path: '/rule-proposals/{proposalId}/withdrawal',
  summary: { zh: '撤回规则修订提议', en: 'Withdraw a proposed rule' },
  description:
    'Withdraws a proposal of any policy administrator. It stays in the list, and another text can be proposed.',
  access: ['policy-administrator'],
  pathParameters: proposalPathSchema,
  answers: { status: 200, description: 'The withdrawn proposal.', schema: proposalSchema },
  problems: ['proposal-not-found', 'proposal-decided', 'case-changed'],
});
