import { describe, expect, it } from 'vitest';
import { type CaseState, evolve } from '../../../../lib/domain/case/case.ts';
import { decideReview } from '../../../../lib/domain/case/claim/decide.ts';
import { decideRecovery } from '../../../../lib/domain/case/claim/recover.ts';
import { withOpenValuesOf } from '../../../../lib/domain/case/claim/scheme.ts';
import type { Actor } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import {
  calendar,
  day,
  friday,
  lifecycleOf,
  officer,
  secondOfficer,
  secondSupervisor,
  supervisor,
} from '../support/cases.ts';
import {
  approved,
  checked,
  claimed,
  claimStory,
  type Dealing,
  decided,
  found,
  hiring,
  termsOf,
  withTaskOpen,
} from '../support/claims.ts';
import { by, having, refusalOf } from '../support/decisions.ts';
import { registered } from '../support/registered.ts';
import { hired, proposed, right, shanxi } from './support/expansion.ts';

describe('The decision', () => {
  it('is made by a person other than the checker, who has not recognised the hardship', () => {
    expect(
      refusalOf(decided(proposed(), 1, { decide: 'approve' }, shanxi, { ...officer, role: 'supervisor' })),
    ).toEqual({
      reason: 'separation-of-duties',
      because: 'checked',
    });
    const recognition = { steps: [], decidedBy: supervisor.subject };
    const state = { ...proposed(), hardship: { recognitions: [recognition], candidates: [] } };
    expect(refusalOf(decided(state as never, 1, { decide: 'approve' }, shanxi))).toEqual({
      reason: 'separation-of-duties',
      because: 'recognised',
    });
  });

  it('is made by a supervisor as long as no limit is set, and above the limit (I-76)', () => {
    expect(refusalOf(decided(proposed(), 1, { decide: 'approve' }, shanxi, secondOfficer))?.reason).toBe(
      'supervisor-needed',
    );
  });

  it('is made once: the second of two who approve at once is told that it was decided', () => {
    const state = proposed();
    const once = having(state, decided(state, 1, { decide: 'approve' }, shanxi));
    expect(refusalOf(decided(once, 1, { decide: 'approve' }, shanxi, secondSupervisor))).toEqual({
      reason: 'task-already-decided',
      outcome: 'approved',
    });
  });

  it('freezes terms, facts and the version of the rules, at the claim and again at the decision', () => {
    const [claim] = approved(hired(), hiring(), right, shanxi, 100_000).claims ?? [];
    expect(claim?.terms).toEqual(shanxi.terms);
    expect(claim?.packVersion).toMatch(/^shanxi@2022\.1\+[0-9a-f]{12}$/);
    expect(claim?.decidedByPack).toBe(claim?.packVersion);
    expect(claim?.assessment.every(({ verdict }) => verdict === 'met')).toBe(true);
  });

  it('follows the scheme as of the claim (I-75)', () => {
    const changed = { ...shanxi.terms, amount: { kind: 'fixed', fen: 200_000 } } as const;
    expect(withOpenValuesOf(shanxi.terms, changed).amount).toEqual({ kind: 'fixed', fen: 100_000 });
  });

  it('waits for an open value, and is possible once it is set (I-30, CQ-5.2)', () => {
    const open: Dealing = {
      region: 'chongqing',
      terms: termsOf('chongqing', 'startup-grant'),
      known: { ownsBusiness: true },
    };
    const before = registered('chongqing');
    const business = { creditCode: '91500000MA5U0000XX', name: '某商行', openedOn: '2026-10-01' };
    const claim = { claimant: { kind: 'person' }, stated: { business } } as const;
    const state = withTaskOpen(having(before, claimed(before, claim, open)), 'check-claim', 1);
    const looked = having(
      state,
      checked(state, 1, [found('local-conditions')], open, { proposal: 'approve' }),
    );
    const waiting = withTaskOpen(looked, 'decide-claim', 1);
    expect(refusalOf(decided(waiting, 1, { decide: 'approve' }, open))).toEqual({
      reason: 'scheme-value-open',
      values: ['amount'],
    });
    const set = withOpenValuesOf(open.terms, { ...open.terms, amount: { kind: 'up-to', fen: 800_000 } });
    const now: Dealing = { ...open, terms: set };
    expect(refusalOf(decided(waiting, 1, { decide: 'approve' }, now))?.reason).toBe('amount-missing');
    const returned = having(waiting, decided(waiting, 1, { decide: 'return' }, now));
    const again = withTaskOpen(returned, 'check-claim', 1);
    const proposedAgain = withTaskOpen(
      having(
        again,
        checked(again, 1, [found('local-conditions')], now, { proposal: 'approve', proposedFen: 800_000 }),
      ),
      'decide-claim',
      1,
    );
    expect(decided(proposedAgain, 1, { decide: 'approve' }, now, secondSupervisor).ok).toBe(true);
  });

  it('to refuse names a condition that is not met', () => {
    expect(
      refusalOf(
        decided(
          proposed(),
          1,
          { decide: 'refuse', ground: 'criterion', criterion: 'employer-size-in' },
          shanxi,
        ),
      ),
    ).toEqual({ reason: 'criterion-met', criterion: 'employer-size-in' });
  });
});

describe('Somebody involved in the matter under review', () => {
  /** The story of a claim up to and including the first event of a type. */
  function upTo(type: string): CaseState {
    const { from, events } = claimStory();
    const told = events.slice(0, events.findIndex((each) => each.type === type) + 1);
    return told.reduce((state, event) => evolve(state, state.caseId, event), from);
  }
  const barredAs = (because: string) => ({ reason: 'separation-of-duties', because });

  it('does not review a refusal: neither the checker, nor the refuser, nor an officer', () => {
    const state = upTo('claim-review-asked');
    const reviews = (actor: Actor) =>
      decideReview(state, 'review-claim-2', true, lifecycleOf('shanxi'), calendar, by(actor, friday));
    expect(refusalOf(reviews({ ...officer, role: 'supervisor' }))).toEqual(barredAs('checked'));
    expect(refusalOf(reviews(supervisor))).toEqual(barredAs('decided'));
    expect(refusalOf(reviews(secondOfficer))?.reason).toBe('supervisor-needed');
    expect(reviews(secondSupervisor).ok).toBe(true);
  });

  it('does not decide a recovery: neither its proposer, nor the approver of the claim, nor an officer', () => {
    const state = upTo('claim-recovery-proposed');
    const decides = (actor: Actor) =>
      decideRecovery(state, 'decide-claim-recovery-2-1', true, by(actor, friday + 20 * day));
    expect(refusalOf(decides({ ...officer, role: 'supervisor' }))).toEqual(barredAs('proposed'));
    expect(refusalOf(decides(secondSupervisor))).toEqual(barredAs('decided'));
    expect(refusalOf(decides(secondOfficer))?.reason).toBe('supervisor-needed');
    expect(decides(supervisor).ok).toBe(true);
  });
});
