import { type Result, refused, success } from './result.ts';

/** Changes that can affect a deadline, and therefore need two people. */
export const proposalKinds = ['policy-amendment', 'holiday-arrangement'] as const;
export type ProposalKind = (typeof proposalKinds)[number];

/** A proposal is confirmed by another person, or withdrawn. */
export const proposalStatuses = ['proposed', 'confirmed', 'withdrawn'] as const;
export type ProposalStatus = (typeof proposalStatuses)[number];

/** A proposal for a rule. It has no effect until another person confirms it. */
export interface RuleProposal {
  readonly proposalId: string;
  readonly kind: ProposalKind;
  /** The subject of its text: the name of an amendment, or a year. At most one proposal for each subject is open. */
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

/** The id of a proposal: its kind, its subject, and its number for that subject, from 1. */
export const proposalIdOf = (kind: ProposalKind, name: string, number: number): string =>
  `${kind}-${name}-${number}`;

/**
 * Ends a proposal. Whoever proposed a rule cannot confirm it, however small the unit is; anybody who may propose can withdraw
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
