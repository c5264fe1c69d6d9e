import { defineOperation } from '../../../common/http/operation.ts';
import { proposalPathSchema, proposalSchema } from '../../../common/views/proposal-schema.ts';

export const operation = defineOperation({
  id: 'withdraw-rule-proposal',
  method: 'POST',
  path: '/rule-proposals/{proposalId}/withdrawal',
  summary: { zh: '撤回规则修订提议', en: 'Withdraw a proposed rule' },
  description:
    'A policy administrator withdraws a proposal, their own or one that they do not confirm. It stays in the list, and another text can be proposed.',
  access: ['policy-administrator'],
  pathParameters: proposalPathSchema,
  answers: { status: 200, description: 'The proposal as it ended.', schema: proposalSchema },
  problems: ['proposal-not-found', 'proposal-decided', 'case-changed'],
});
