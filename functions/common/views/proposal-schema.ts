import * as z from 'zod';
import { instantSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { proposalKinds, proposalStatuses } from '../../../lib/domain/rule-proposal.ts';

export const proposalIdSchema = z
  .string()
  .regex(/^(policy-amendment|holiday-arrangement)-[a-z0-9-]{1,80}$/)
  .describe('Names a proposal, as it was answered.');

export const proposalSchema = z
  .strictObject({
    proposalId: proposalIdSchema,
    kind: z.enum(proposalKinds),
    name: z.string().describe('The name of the amendment, or the year.'),
    status: z
      .enum(proposalStatuses)
      .describe('It holds once it is `confirmed`, which somebody else than its proposer does.'),
    proposedBy: z.string(),
    proposedAt: instantSchema,
    decidedBy: z.string().optional().describe('Who confirmed it, or withdrew it.'),
    decidedAt: instantSchema.optional(),
  })
  .meta({ id: 'RuleProposal' });

export const proposalPathSchema = z.strictObject({ proposalId: proposalIdSchema });
