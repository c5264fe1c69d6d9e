import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import { contestClaim } from '../../../../lib/domain/case/claim/contest.ts';
import { type Payee, payeeSchema } from '../../../../lib/domain/case/claim/events.ts';
import { guardChanges } from '../../../../lib/domain/case/claim/guards.ts';
import { giveAccount } from '../../../../lib/domain/case/claim/make.ts';
import { bouncePayment, confirmPayment, sendPayment } from '../../../../lib/domain/case/claim/pay.ts';
import {
  decideRecovery,
  dropQuestion,
  proposeRecovery,
  recordRepayment,
} from '../../../../lib/domain/case/claim/recover.ts';
import type { Actor } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import {
  applicant,
  calendar,
  day,
  friday,
  lifecycleOf,
  officer,
  secondSupervisor,
  supervisor,
} from '../support/cases.ts';
import { approved, claimStory, finance, hiring } from '../support/claims.ts';
import { by, having, refusalOf } from '../support/decisions.ts';
import { hired, right, shanxi } from './support/expansion.ts';

describe('A payment', () => {
  const state = (): CaseState => approved(hired(), hiring(), right, shanxi, 100_000);
  const sent = (): CaseState => having(state(), sendPayment(state(), 1, 'RUN-1', by(finance, friday)));
  const answer = {
    ...{ runId: 'RUN-1', attempt: 1, amountFen: 100_000 },
    ...{ sentOn: '2026-11-20', paidOn: '2026-11-20', reference: 'F1' },
  };

  it('is in one run, and is answered once, for the run, attempt and amount that were sent', () => {
    const context = by(finance, friday);
    expect(refusalOf(sendPayment(sent(), 1, 'RUN-2', context))?.reason).toBe('payment-not-in-state');
    for (const wrong of [{ runId: 'RUN-2' }, { attempt: 2 }, { amountFen: 1 }])
      expect(refusalOf(confirmPayment(sent(), 1, { ...answer, ...wrong }, context))?.reason).toBe(
        'payment-of-another-run',
      );
    const paid = having(sent(), confirmPayment(sent(), 1, answer, context));
    expect(refusalOf(confirmPayment(paid, 1, answer, context))).toEqual({
      reason: 'payment-not-in-state',
      stands: 'paid',
    });
  });

  it('cannot be paid before the day it was sent, or come back before it was paid', () => {
    const before = { ...answer, paidOn: '2026-11-19' };
    expect(refusalOf(confirmPayment(sent(), 1, before, by(finance, friday)))).toEqual({
      reason: 'paid-before-sent',
      sentOn: '2026-11-20',
    });
    const rules = lifecycleOf('shanxi');
    const paid = having(sent(), confirmPayment(sent(), 1, answer, by(finance, friday)));
    const recovery = { ground: 'paid-twice', amountFen: 100_000 } as const;
    const proposed = having(paid, proposeRecovery(paid, 1, recovery, rules, calendar, by(officer, friday)));
    const decision = decideRecovery(
      proposed,
      'decide-claim-recovery-1-1',
      true,
      by(secondSupervisor, friday),
    );
    const repays = (on: string) =>
      recordRepayment(
        having(proposed, decision),
        1,
        { amountFen: 100_000, on, reference: 'R' },
        by(officer, friday + day),
      );
    expect(refusalOf(repays('2026-11-19'))).toEqual({ reason: 'repaid-before-paid', paidOn: '2026-11-20' });
    expect(['2026-11-20', '2026-11-21'].map((on) => repays(on).ok)).toEqual([true, true]);
  });

  it('goes to an account entered as on a card or in a book, stored as digits only', () => {
    const account = (text: string) => payeeSchema.shape.account.safeParse(text).data;
    const card = '6222020502001234567';
    expect(['6222 0205 0200 1234 567', '６２２２０２０５０２００１２３４５６７'].map(account)).toEqual([
      card,
      card,
    ]);
    for (const text of ['1234567', '6222O20502001234567', '6.22202E+18', '2026-11-20', ''])
      expect(account(text)).toBeUndefined();
  });

  it('needs an account, for which an officer asks if none was given', () => {
    const { payee, ...claim } = hiring();
    const without = approved(hired(), claim, right, shanxi, 100_000);
    const sends = (of: CaseState) => sendPayment(of, 1, 'RUN-1', by(finance, friday));
    expect(refusalOf(sends(without))?.reason).toBe('account-missing');
    expect(without.tasks['correct-claim-account-1-0']).toBeDefined();
    expect(without.deadlines['claim-account-1-0']?.basis).toBeDefined();
    const given = having(without, giveAccount(without, 1, payee as Payee, by(officer, friday)));
    expect(given.tasks['correct-claim-account-1-0']).toBeUndefined();
    expect(sends(given).ok).toBe(true);
    expect(Object.keys(state().tasks).filter((id) => /account/.test(id))).toEqual([]);
  });

  it('is claimed back at most once, and never for more than was paid', () => {
    const rules = lifecycleOf('shanxi');
    const paid = having(sent(), confirmPayment(sent(), 1, answer, by(finance, friday)));
    const propose = (of: CaseState, amountFen: number) =>
      proposeRecovery(of, 1, { ground: 'paid-twice', amountFen }, rules, calendar, by(officer, friday));
    expect(refusalOf(propose(paid, 100_001))).toEqual({ reason: 'recovery-above-paid', most: 100_000 });
    expect(refusalOf(propose(having(paid, propose(paid, 100_000)), 1))?.reason).toBe('recovery-under-way');
    expect(
      refusalOf(
        recordRepayment(
          paid,
          1,
          { amountFen: 1, on: '2026-11-20', reference: 'R' },
          by(officer, friday + day),
        ),
      )?.reason,
    ).toBe('nothing-owed');
  });

  describe('that was approved and not sent yet', () => {
    const rules = lifecycleOf('shanxi');
    const contested = () => having(state(), contestClaim(state(), 1, rules, calendar, by(applicant, friday)));
    const whole = { ground: 'not-entitled', amountFen: 100_000 } as const;
    const proposed = (of: CaseState) =>
      having(of, proposeRecovery(of, 1, whole, rules, calendar, by(officer, friday)));
    const revoked = (of: CaseState) =>
      having(
        proposed(of),
        decideRecovery(proposed(of), 'decide-claim-recovery-1-1', true, by(secondSupervisor, friday)),
      );
    const sends = (of: CaseState) => sendPayment(of, 1, 'RUN-1', by(finance, friday));

    it('waits while an officer looks into whether the person was hired (I-83), and is sent if nothing was found', () => {
      expect(refusalOf(sends(contested()))?.reason).toBe('recovery-under-way');
      const dropped = dropQuestion(contested(), 'look-into-claim-1-1', by(officer, friday));
      expect(sends(having(contested(), dropped)).ok).toBe(true);
    });

    it('waits while a supervisor decides, and is not sent once the approval is revoked: the claim holds no guards', () => {
      expect(refusalOf(sends(proposed(contested())))?.reason).toBe('recovery-under-way');
      const after = revoked(contested());
      expect(after.claims).toMatchObject([{ status: 'revoked', recoveries: [{ status: 'revoked' }] }]);
      expect(after.claims?.[0]).not.toHaveProperty('payment');
      expect(refusalOf(sends(after))?.reason).toBe('claim-not-in-state');
      expect(Object.keys(after.tasks).filter((id) => /claim/.test(id))).toEqual([]);
      expect(guardChanges(state(), after)).toMatchObject([{ number: 1, taken: [] }]);
    });

    it('is revoked in full by somebody who has neither proposed it nor approved the claim, or stays as it was', () => {
      const part = { ...whole, amountFen: 99_999 };
      const proposes = proposeRecovery(state(), 1, part, rules, calendar, by(officer, friday));
      expect(refusalOf(proposes)).toEqual({
        reason: 'amount-outside-limits',
        least: 100_000,
        most: 100_000,
      });
      const decides = (actor: Actor, recover = true) =>
        decideRecovery(proposed(state()), 'decide-claim-recovery-1-1', recover, by(actor, friday));
      expect(refusalOf(decides(supervisor))).toEqual({ reason: 'separation-of-duties', because: 'decided' });
      expect(sends(having(proposed(state()), decides(secondSupervisor, false))).ok).toBe(true);
    });

    it('leaves no open account task if it had come back', () => {
      const bounced = having(
        sent(),
        bouncePayment(
          sent(),
          1,
          { runId: 'RUN-1', attempt: 1, reason: 'account-closed' },
          rules,
          calendar,
          by(finance, friday),
        ),
      );
      expect(Object.keys(bounced.tasks)).toContain('correct-claim-account-1-1');
      expect(Object.keys(revoked(bounced).tasks)).not.toContain('correct-claim-account-1-1');
    });
  });

  it('that is repaid in parts holds no guards any more', () => {
    const { from, events } = claimStory();
    expect(events.filter(({ type }) => type === 'claim-repaid')).toHaveLength(2);
    expect(from.claims).toBeUndefined();
  });
});
