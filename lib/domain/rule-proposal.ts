import { type Result, refused, success } from './result.ts';

/** What can change a deadline, and is therefore a matter of two persons. */
export const proposalKinds = ['policy-amendment', 'holiday-arrangement'] as const;
export type ProposalKind = (typeof proposalKinds)[number];

/** Proposed, and then confirmed by another person, or withdrawn. */
export const proposalStatuses = ['proposed', 'confirmed', 'withdrawn'] as const;
export type ProposalStatus = (typeof proposalStatuses)[number];

/** That somebody wants a rule to hold. It has no effect before somebody else confirms it. */
export interface RuleProposal {
  readonly proposalId: string;
  readonly kind: ProposalKind;
  /** What it is a text of: the name of an amendment, or a year. Of one thing at most one proposal is open. */
  readonly name: string;
  readonly status: ProposalStatus;
  readonly proposedBy: string;
  readonly proposedAt: string;
  /** Who confirmed it, or withdrew it. */
  readonly decidedBy?: string | undefined;
  readonly decidedAt?: string | undefined;
}

export type ProposalRefusal =
  | { readonly reason: 'proposal-decided'; readonly stands: ProposalStatus }
  | { readonly reason: 'proposer-cannot-confirm' };

/** The name of a proposal: of what, and which one of it, from 1. */
export const proposalIdOf = (kind: ProposalKind, name: string, number: number): string =>
  `${kind}-${name}-${number}`;

/**
 * Ends a proposal. Whoever has proposed a rule does not confirm it, however small the unit is; anybody who may propose withdraws
 * any proposal, their own or somebody else's.
 */
export function decideProposal<Proposal extends RuleProposal>(
  proposal: Proposal,
  status: Exclude<ProposalStatus, 'proposed'>,
  by: { readonly subject: string; readonly at: string },
): Result<Proposal, ProposalRefusal> {
  if (proposal.status !== 'proposed') return refused({ reason: 'proposal-decided', stands: proposal.status });
  if (status === 'confirmed' && proposal.proposedBy === by.subject)
    return refused({ reason: 'proposer-cannot-confirm' });
  return success({ ...proposal, status, decidedBy: by.subject, decidedAt: by.at });
}
