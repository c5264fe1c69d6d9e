import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import type { IdentityDocument } from '../kernel/vocabulary.ts';
import { ledgerCompletion } from '../ledger/demand.ts';
import type { LedgerRules } from '../ledger/rules.ts';
import type { LedgerSlice } from '../ledger/state.ts';
import { type PersonEvent, personEvent } from './events.ts';
import type { PersonRefusal } from './refusals.ts';

/** The effects of the previous spell, once identity is proven (`registration/proven-spell.ts`). */
type Following = Pick<PersonEvent<'identity-confirmed'>['data'], 'reIncluded' | 'tags' | 'hardshipContinued'>;

/**
 * Records that staff have seen the identity document of the person (I-52). If the person says that somebody else opened the
 * case, that sign-in loses it: the case is then only the person's, who can have it withdrawn or continue it.
 */
export function confirmIdentity(
  state: KernelState & LedgerSlice,
  seen: IdentityDocument,
  removesOwner: boolean,
  rules: LedgerRules,
  follows: Following,
  context: Context,
): Result<PersonEvent<'identity-confirmed'>, PersonRefusal> {
  const notNow = phaseRefusal(state, 'applied', 'registered', 'job-seeker');
  if (notNow) return refused(notNow);
  const removes = removesOwner && state.owner !== undefined;
  if (state.identity === 'counter' && !removes) return refused({ reason: 'identity-known-already' });
  return success(
    personEvent(context, 'identity-confirmed', {
      seen,
      ...(removes && { ownerRemoved: true as const }),
      ...ledgerCompletion({ ...state, identity: 'counter' }, nothingLearnt, rules),
      ...follows,
    }),
  );
}

const nothingLearnt = { facts: [], tags: [] };

/** Links a case to the sign-in of its person, which proves their identity (I-52). */
export function linkAccount(
  state: KernelState & LedgerSlice,
  rules: LedgerRules,
  follows: Following,
  context: Context,
): Result<PersonEvent<'account-linked'>, PersonRefusal> {
  const { subject } = context.actor;
  if (state.owner === subject && state.identity !== 'stated')
    return refused({ reason: 'account-linked-already' });
  return success(
    personEvent(context, 'account-linked', {
      owner: subject,
      ...ledgerCompletion({ ...state, identity: 'sign-in' }, nothingLearnt, rules),
      ...follows,
    }),
  );
}
