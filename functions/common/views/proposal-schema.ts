import * as z from 'zod';
import { instantSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { proposalKinds, proposalStatuses } from '../../../lib/domain/rule-proposal.ts';

export const proposalIdSchema = z
  .string()
  .regex(/^(policy-amendment|holiday-arrangement)-[a-z0-9-]{1,80}$/)
  .describe('The id of a proposal, from the answer that reported it.');

export const proposalSchema = z
  .strictObject({
    proposalId: proposalIdSchema,
    kind: z.enum(proposalKinds),
    name: z.string().describe('The name of the amendment, or the year.'),
    status: z
      .enum(proposalStatuses)
      .describe('It takes effect once it is `confirmed`, by somebody other than its proposer.'),
    proposedBy: z.string(),
    proposedAt: instantSchema,
    decidedBy: z.string().optional().describe('Who confirmed or withdrew it.'),
    decidedAt: instantSchema.optional(),
  })
  .meta({ id: 'RuleProposal' });

export const proposalPathSchema = z.strictObject({ proposalId: proposalIdSchema });
