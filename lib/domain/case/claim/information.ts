import { asksForPaper } from '../../papers/paper-request.ts';
import { type Result, refused, success } from '../../result.ts';
import { checkClaimTask } from '../claim-tasks/tasks.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';

import { type ClaimEvent, claimEvent } from './events.ts';
import { claimSeparation } from './involved.ts';
import { claimToDealWith } from './of-task.ts';
import type { ClaimRefusal } from './refusals.ts';
import type { AskedFact } from './scheme.ts';
import { type Claim, type ClaimSlice, ownClaim } from './state.ts';

/** A request to the claimant: facts that the scheme asks for, documents that it names, and a message. */
export interface ClaimQuestion {
  readonly facts: readonly AskedFact[];
  readonly documents: readonly string[];
  readonly message: string;
}

/** Whether a claim waits for the claimant's answer. Once checked, it no longer needs one. */
export const isAsked = ({ status, information }: Pick<Claim, 'status' | 'information'>): boolean =>
  status === 'made' && information !== undefined && information.answeredAt === undefined;

/**
 * Asks the claimant for what is missing (补正): once, for everything (I-90, like I-37 for applications). The clock of the check
 * continues, and a claim is never refused for a missing answer. Only what the scheme asks for may be requested. A document may
 * only be requested by its code, if the scheme names it, so the message may not ask for any.
 */
export function askForClaimInformation(
  state: KernelState & ClaimSlice & Parameters<typeof claimSeparation>[0],
  taskId: string,
  { facts, documents, message }: ClaimQuestion,
  context: Context,
  unit: { readonly secondPerson: boolean },
): Result<ClaimEvent<'claim-information-requested'>, ClaimRefusal> {
  const found = claimToDealWith(state, checkClaimTask, taskId);
  if (!found.ok) return found;
  const claim = found.value;
  const barred = claimSeparation(state, claim, 'check-claim', context, unit);
  if (barred) return refused(barred);
  if (claim.information) return refused({ reason: 'information-already-requested' });
  const { asks, documents: named } = claim.terms;
  const unknown =
    facts.find((fact) => !asks.includes(fact)) ??
    documents.find((document) => !named.some(({ code }) => code === document));
  if (unknown !== undefined || facts.length + documents.length === 0)
    return refused({ reason: 'unknown-information-item', item: unknown ?? '' });
  if (asksForPaper(message, 'question'))
    return refused({ reason: 'forbidden-document', document: 'any-other-document' });
  return success(
    claimEvent(context, 'claim-information-requested', {
      number: claim.number,
      by: claim.by,
      taskId,
      facts: [...new Set(facts)],
      documents: [...new Set(documents)],
    }),
  );
}

/** Records that the claimant has provided the requested information, while the claim has not been checked. */
export function provideClaimInformation(
  state: ClaimSlice,
  number: number,
  context: Context,
): Result<ClaimEvent<'claim-information-provided'>, ClaimRefusal> {
  const claim = ownClaim(state, number, context.actor);
  if (!claim) return refused({ reason: 'claim-not-found' });
  if (!isAsked(claim)) return refused({ reason: 'nothing-was-asked' });
  return success(claimEvent(context, 'claim-information-provided', { number, by: claim.by }));
}
