import { describe, expect, it } from 'vitest';
import { operations } from '../../functions/api/operations.ts';
import { actions, type CaseState, evolve, possibleActions } from '../../lib/domain/case/case.ts';
import { recordDeath } from '../../lib/domain/case/death/record.ts';
import { roles } from '../../lib/domain/case/kernel/vocabulary.ts';
import { reported } from '../domain/case/possible-actions/support/states.ts';
import { assistanceStories } from '../domain/case/support/assistance.ts';
import { day, friday, officer } from '../domain/case/support/cases.ts';
import { claimStates } from '../domain/case/support/claims.ts';
import { closed, proposed } from '../domain/case/support/closed.ts';
import { by, having } from '../domain/case/support/decisions.ts';
import {
  onNotice,
  planningAssistance,
  recognised,
  refusedHardship,
} from '../domain/case/support/hardship.ts';
import { lent, qualified, toBeReferred, withBank } from '../domain/case/support/outward.ts';
import { planned, registered } from '../domain/case/support/registered.ts';

const all = operations;

/** Somebody who has died after their registration was closed. */
function deadAfterwards(): CaseState {
  const state = closed(proposed(registered()));
  const evidence = { kind: 'statement-of-the-family', on: '2026-11-20' } as const;
  return having(state, recordDeath(state, evidence, false, by(officer, friday + day)));
}

/** The state of a case after each of its events. */
function statesOf({ caseId, events }: ReturnType<typeof assistanceStories>[number]): CaseState[] {
  let state: CaseState | undefined;
  return events.map((event) => {
    state = evolve(state, caseId, event);
    return state;
  });
}

/** A case that allows every action its phase can allow. */
const cases: readonly CaseState[] = [
  {
    ...registered(),
    phase: 'applied',
    channel: 'counter',
    informationRequest: { items: [], requestedAt: '2026-11-20T02:00:00.000Z' },
  },
  { ...registered(), phase: 'refused', refusal: { reason: '', jobSeekerRegistrationOffered: true } },
  { ...registered(), phase: 'job-seeker' },
  {
    ...registered(),
    appointment: {
      start: '2026-11-23T01:00:00.000Z',
      end: '2026-11-23T09:00:00.000Z',
      means: 'phone',
      taskId: 'make-first-contact-1',
    },
  },
  planned(),
  reported(),
  closed(proposed(registered())),
  deadAfterwards(),
  onNotice('shanxi').state,
  refusedHardship('chongqing').state,
  recognised('chongqing').state,
  recognised('chongqing').next(planningAssistance).state,
  ...claimStates(),
  withBank('chongqing', 10_000_000).state,
  qualified('chongqing', 10_000_000).state,
  lent('chongqing', 10_000_000).state,
  toBeReferred('chongqing').state,
  toBeReferred('chongqing', true).state,
  ...assistanceStories().flatMap(statesOf),
];

describe.each(actions)('The action %s', (action) => {
  const operation = all.find(({ id }) => id === action);

  it('is an operation on a case and is offered exactly to the roles that may call it', () => {
    expect(operation?.path).toMatch(/^\/cases\/\{caseId\}\/[^{}]+$/);
    const offered = roles.filter((role) =>
      cases.some((state) => possibleActions(state, role).includes(action)),
    );
    expect(offered).toEqual(roles.filter((role) => operation?.access.includes(role)));
  });
});
