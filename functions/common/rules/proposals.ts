import { canonicalJson } from '../../../lib/domain/canonical-json.ts';
import {
  decideProposal,
  type ProposalKind,
  proposalIdOf,
  type RuleProposal,
} from '../../../lib/domain/rule-proposal.ts';
import { conflict, retryOnConflict } from '../../../lib/store/retry-on-conflict.ts';
import {
  appendProposal,
  findProposal,
  ruleProposals,
  type StoredProposal,
} from '../../../lib/store/rule-proposals.ts';
import type { Table, Write } from '../../../lib/store/table.ts';
import { Problem } from '../http/problems.ts';

/** A proposed text, for an amendment of a name or for a year. */
export interface Proposed {
  readonly kind: ProposalKind;
  readonly name: string;
  readonly text: unknown;
}

/**
 * Stores a proposal. It has no effect until somebody else confirms it. Proposing the same text again changes nothing.
 * @param alongside the writes of the same transaction
 * @throws Problem `proposal-open` if another text is proposed for the same name or year
 */
export function propose(
  table: Table,
  { kind, name, text }: Proposed,
  by: { readonly subject: string; readonly at: string },
  alongside: (proposal: StoredProposal) => readonly Write[],
): Promise<StoredProposal> {
  return retryOnConflict('the proposals', async () => {
    const before = (await ruleProposals(table)).filter((each) => each.kind === kind && each.name === name);
    const open = before.find(({ status }) => status === 'proposed');
    if (open && canonicalJson(open.text) !== canonicalJson(text))
      throw new Problem('proposal-open', { proposalId: open.proposalId });
    const proposal: StoredProposal = open ?? {
      proposalId: proposalIdOf(kind, name, before.length + 1),
      kind,
      name,
      text,
      status: 'proposed',
      proposedBy: by.subject,
      proposedAt: by.at,
    };
    const writes = [...(open ? [] : [appendProposal(table, proposal)]), ...alongside(proposal)];
    const failed = writes.length > 0 ? await table.transact(writes) : [];
    return failed.length === 0 ? proposal : conflict;
  });
}

/**
 * Returns the proposal as it is after it was confirmed or withdrawn, for `endProposal` to write.
 * @throws Problem `proposal-not-found`, `proposal-decided`, or `proposer-cannot-confirm`
 */
export async function proposalToEnd(
  table: Table,
  proposalId: string,
  status: 'confirmed' | 'withdrawn',
  by: { readonly subject: string; readonly at: string },
): Promise<StoredProposal> {
  const proposal = await findProposal(table, proposalId);
  if (!proposal) throw new Problem('proposal-not-found');
  const ended = decideProposal(proposal, status, by);
  if (ended.ok) return ended.value;
  const { reason, ...details } = ended.failure;
  throw new Problem(reason, details);
}

/** A proposal as lists and answers show it. */
export const proposalView = ({
  proposalId,
  kind,
  name,
  status,
  proposedBy,
  proposedAt,
  decidedBy,
  decidedAt,
}: RuleProposal) => ({
  proposalId,
  kind,
  name,
  status,
  proposedBy,
  proposedAt,
  ...(decidedBy !== undefined && { decidedBy }),
  ...(decidedAt !== undefined && { decidedAt }),
});
