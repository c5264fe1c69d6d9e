import * as z from 'zod';
import { instantSchema } from '../domain/case/kernel/vocabulary.ts';
import { proposalKinds, proposalStatuses } from '../domain/rule-proposal.ts';
import { keys } from './keys.ts';
import type { Table, Write } from './table.ts';
import { parseTolerantly } from './versions/tolerant.ts';

const storedProposalSchema = z.object({
  proposalId: z.string(),
  kind: z.enum(proposalKinds),
  name: z.string(),
  /** The rule as proposed; readers parse it. */
  text: z.unknown(),
  status: z.enum(proposalStatuses),
  proposedBy: z.string(),
  proposedAt: instantSchema,
  decidedBy: z.string().optional(),
  decidedAt: instantSchema.optional(),
});
/** A proposed rule. It is kept for good, whatever its outcome; its text never changes. */
export type StoredProposal = z.infer<typeof storedProposalSchema>;

/** Returns every proposal ever made, by kind and name. */
export async function ruleProposals(table: Table): Promise<readonly StoredProposal[]> {
  const items = await table.list(keys.proposals, keys.proposalPrefix);
  return items.map(proposalIn);
}

/** Returns one proposal; undefined if there is none of the name. */
export async function findProposal(table: Table, proposalId: string): Promise<StoredProposal | undefined> {
  const item = await table.get(keys.proposals, keys.proposal(proposalId));
  return item && proposalIn(item);
}

/** A write of a transaction: keeps a new proposal, unless there is one of its name. */
export const appendProposal = (table: Table, proposal: StoredProposal): Write =>
  table.putItem(itemOf(proposal), { expression: 'attribute_not_exists(PK)' });

/** A write of a transaction: keeps the outcome of a proposal, unless somebody else has decided it. */
export const endProposal = (table: Table, ended: StoredProposal): Write =>
  table.putItem(itemOf(ended), {
    expression: 'proposalStatus = :proposed',
    values: { ':proposed': 'proposed' },
  });

// `status` is a reserved word of DynamoDB.
const itemOf = ({ status, ...proposal }: StoredProposal) => ({
  PK: keys.proposals,
  SK: keys.proposal(proposal.proposalId),
  proposalStatus: status,
  ...proposal,
});

const proposalIn = (item: Readonly<Record<string, unknown>>): StoredProposal =>
  parseTolerantly(storedProposalSchema, { ...item, status: item.proposalStatus });
