import { describe, expect, it } from 'vitest';
import {
  checked,
  claimed,
  type Dealing,
  found,
  hiring,
  on,
  registeredSince,
  reopened,
  termsOf,
  withTaskOpen,
} from '../support/claims.ts';
import { having, refusalOf } from '../support/decisions.ts';
import { registered } from '../support/registered.ts';
import { known, made, right, shanxi, yuan1000 } from './support/expansion.ts';

describe('The check', () => {
  it('looks into each unknown condition before approval is proposed (I-20: an unknown size)', () => {
    const state = made();
    expect(refusalOf(checked(state, 1, right.slice(1), shanxi, yuan1000))).toEqual({
      reason: 'criteria-not-looked-at',
      criteria: ['employer-size-in'],
    });
  });

  it('makes no finding on what the case itself knows', () => {
    const findings = [...right, found('registered-months-at-least')];
    expect(refusalOf(checked(made(), 1, findings, shanxi, yuan1000))).toEqual({
      reason: 'finding-not-asked',
      criteria: ['registered-months-at-least'],
    });
  });

  it.each([
    ['a contract of eleven months', hiring('2026-11-02', '2027-10-01'), known],
    ['a person who was registered a day less than six months', hiring(), registeredSince('2026-05-03')],
    ['a spell interrupted a day before six months', hiring(), registeredSince('2026-10-30')],
  ])('cannot propose to approve %s', (_what, claim, knownOf) => {
    const dealing = { ...shanxi, known: knownOf };
    const state = made(dealing, claim);
    expect(refusalOf(checked(state, 1, right, dealing, yuan1000))?.reason).toBe('criteria-not-met');
  });

  it('cannot propose an amount other than the scheme’s', () => {
    expect(refusalOf(checked(made(), 1, right, shanxi, { ...yuan1000, proposedFen: 100_001 }))).toEqual({
      reason: 'amount-outside-limits',
      least: 100_000,
      most: 100_000,
    });
  });

  it('refuses a hiring before the circular (WH-1.3 自通知印发之日起, I-30)', () => {
    const weihai: Dealing = {
      region: 'weihai',
      terms: termsOf('weihai', 'hiring-subsidy', on('2026-11-20'), [reopened('weihai')]),
      known,
    };
    const before = registered('weihai');
    const state = withTaskOpen(
      having(before, claimed(before, hiring('2026-05-31', '2027-05-30'), weihai)),
      'check-claim',
      1,
    );
    expect(refusalOf(checked(state, 1, [], weihai, yuan1000))).toMatchObject({
      reason: 'criteria-not-looked-at',
    });
    const findings = [
      'enterprise',
      'employment-registered',
      'insurance-paid',
      'not-had-expansion-grant',
      'not-had-startup-post-subsidy',
    ].map((each) => found(each));
    expect(refusalOf(checked(state, 1, findings, weihai, yuan1000))).toEqual({
      reason: 'criteria-not-met',
      criteria: ['hired-on-or-after', 'registered-months-at-least'],
    });
  });
});
