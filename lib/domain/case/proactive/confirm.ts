import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { beijingDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import type { KnownFacts } from '../claim/assess.ts';
import type { ClaimEvent, Payee } from '../claim/events.ts';
import { makeClaim } from '../claim/make.ts';
import type { SchemeTerms } from '../claim/scheme.ts';
import type { ClaimSlice } from '../claim/state.ts';
import type { StatedFacts } from '../claim/stated.ts';
import type { ClaimRules } from '../claim-tasks/tasks.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { type ProactiveEvent, proactiveEvent } from './events.ts';
import { type Candidate, isKnown } from './find.ts';
import type { ProactiveRefusal } from './refusals.ts';
import { type FoundGrant, foundGrantsOf, grantStatus, ownGrant, type ProactiveSlice } from './state.ts';

type Needs = KernelState & ClaimSlice & ProactiveSlice;

/**
 * Tells a grant: a person by a notice, an employer in its list. Undefined if it was told before, or if the person has claimed
 * it or is no longer registered since the search.
 */
export function tellGrant(
  state: Needs,
  candidate: Candidate,
  packVersion: string,
  context: Context,
): ProactiveEvent<'grant-found'> | undefined {
  if (state.phase !== 'registered' || isKnown(state, candidate)) return undefined;
  const found = foundGrantsOf(state);
  return proactiveEvent(context, 'grant-found', { number: found.length + 1, ...candidate, packVersion });
}

/** The facts of a confirmed grant: those from the data, completed by added ones. */
export const confirmedFacts = (grant: FoundGrant, added: StatedFacts): StatedFacts => ({
  ...added,
  ...grant.stated,
  ...(grant.stated.employer && {
    employer: { ...grant.stated.employer, ...(added.employer?.size && { size: added.employer.size }) },
  }),
});

/**
 * Confirms a grant; its recipient does so. It becomes a claim like any other, which one officer checks and another person
 * decides. Confirmation cannot change the data; a recipient who thinks that they are wrong declines, and makes their own claim.
 * @param added facts that the data lack, such as the contract
 */
export function confirmGrant(
  state: Needs,
  number: number,
  added: { readonly stated: StatedFacts; readonly payee?: Payee | undefined },
  schemeOf: (code: string) => SchemeTerms | undefined,
  known: KnownFacts,
  rules: ClaimRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<ClaimEvent<'claim-made'>, ProactiveRefusal> {
  const open = openGrant(state, number, context);
  if (!open.ok) return open;
  const grant = open.value;
  const { employer } = grant.stated;
  return makeClaim(
    state,
    grant.scheme,
    schemeOf(grant.scheme),
    {
      claimant:
        grant.to === 'employer' && employer
          ? { kind: 'employer', creditCode: employer.creditCode }
          : { kind: 'person' },
      stated: confirmedFacts(grant, added.stated),
      payee: added.payee,
      found: number,
    },
    known,
    rules,
    calendar,
    context,
  );
}

/** Declines a grant. This has no other effect. */
export function declineGrant(
  state: Needs,
  number: number,
  context: Context,
): Result<ProactiveEvent<'grant-declined'>, ProactiveRefusal> {
  const open = openGrant(state, number, context);
  if (!open.ok) return open;
  return success(proactiveEvent(context, 'grant-declined', { number, to: open.value.to }));
}

function openGrant(
  state: Needs,
  number: number,
  { actor, now }: Context,
): Result<FoundGrant, ProactiveRefusal> {
  const grant = ownGrant(state, number, actor);
  if (!grant) return refused({ reason: 'grant-not-found' });
  const status = grantStatus(state, grant, beijingDate(now));
  return status === 'open' ? success(grant) : refused({ reason: 'grant-not-open', stands: status });
}
