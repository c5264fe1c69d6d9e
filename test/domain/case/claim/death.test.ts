import { describe, expect, it } from 'vitest';
import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import { assess } from '../../../../lib/domain/case/claim/assess.ts';
import { deathOf } from '../../../../lib/domain/case/claim/death.ts';
import { knownFacts } from '../../../../lib/domain/case/claim/facts.ts';
import { sendPayment } from '../../../../lib/domain/case/claim/pay.ts';
import type { StatedFacts } from '../../../../lib/domain/case/claim/stated.ts';
import { proposeClosure } from '../../../../lib/domain/case/closure/propose.ts';
import { recordDeath, withdrawDeathRecord } from '../../../../lib/domain/case/death/record.ts';
import { calendar, day, lifecycleOf, officer, supervisor } from '../support/cases.ts';
import {
  approved,
  checked,
  claimed,
  type Dealing,
  decided,
  finance,
  found,
  termsOf,
  withTaskOpen,
} from '../support/claims.ts';
import { closed, onWorklist } from '../support/closed.ts';
import { by, having, refusalOf } from '../support/decisions.ts';
import { registered } from '../support/registered.ts';

const born = { birthDate: '1985-05-05', sex: 'male' } as const;
const now = Date.parse('2027-01-11T10:00:00+08:00');
const findings = ['flexible-work', 'insurance-paid', 'in-hardship-or-by-local-rules'].map((each) =>
  found(each),
);
const payee = { holder: '张伟', bank: '某银行', account: '6222000011112222' };

/** The registration ends since the person has died, by evidence that may name the day. */
function died(state: CaseState, reason = 'deceased', since?: string): CaseState {
  const evidence = [
    { kind: 'statement-of-the-family', source: 'counter', on: '2026-12-03', ...(since && { since }) },
  ];
  const rules = lifecycleOf(state.region, now);
  const proposal = proposeClosure(state, reason, evidence, rules, calendar, by(officer, now));
  return closed(onWorklist(having(state, proposal), now), now + 1);
}

describe.each(['shanxi', 'weihai'] as const)(
  'Months of insurance of somebody in %s who has died (Civil Code, art. 13)',
  (region) => {
    const terms = termsOf(region, 'flexible-insurance-subsidy');
    const dealing = (state: CaseState, stated: StatedFacts): Dealing => ({
      region,
      terms,
      known: knownFacts(state, born, stated, beijingDate(now)),
      now,
    });
    const stated = (...months: string[]) => ({ months, spent: 90_000 * months.length });
    const verdict = (state: CaseState, ...months: string[]) =>
      assess(
        terms,
        stated(...months),
        knownFacts(state, born, stated(...months), beijingDate(now)),
        [],
        beijingDate(now),
      ).find(({ code }) => code === 'before-death')?.verdict;

    it('are due up to the month of the death, which began before it, and not for any later month', () => {
      const state = died(registered(region), 'deceased', '2026-11-20');
      expect(deathOf(state)).toBe('2026-11-20');
      for (const months of [['2026-10'], ['2026-10', '2026-11']])
        expect(verdict(state, ...months)).toBeUndefined();
      for (const months of [['2026-12'], ['2026-11', '2026-12']])
        expect(verdict(state, ...months)).toBe('not-met');
      // On the first of a month that month has begun.
      expect(verdict(died(registered(region), 'deceased', '2026-12-01'), '2026-12')).toBeUndefined();
      // Without the day of the death, it was at the latest on the day of the evidence.
      const unnamed = died(registered(region));
      expect([verdict(unnamed, '2026-12'), verdict(unnamed, '2027-01')]).toEqual([undefined, 'not-met']);
      // A registration that had ended otherwise, and a death that was recorded afterwards.
      const ended = died(registered(region), 'imprisoned', '2026-11-10');
      const evidence = { kind: 'statement-of-the-family', on: '2026-11-20' } as const;
      const recorded = having(ended, recordDeath(ended, evidence, false, by(officer, now + 2)));
      expect([verdict(recorded, '2026-11'), verdict(recorded, '2026-12')]).toEqual([undefined, 'not-met']);
      const mistaken = having(recorded, withdrawDeathRecord(recorded, by(supervisor, now + 3)));
      for (const alive of [
        mistaken,
        registered(region),
        died(registered(region), 'imprisoned', '2026-11-20'),
      ])
        expect(verdict(alive, '2026-12')).toBeUndefined();
    });

    it('that lie after it are refused for that, and approved by nobody', () => {
      const claim = { claimant: { kind: 'person' as const }, stated: stated('2026-12'), payee };
      const before = registered(region);
      const made = withTaskOpen(
        having(before, claimed(before, claim, dealing(before, claim.stated))),
        'check-claim',
        1,
      );
      const after = died(made, 'deceased', '2026-11-20');
      const known = dealing(after, claim.stated);
      const yes = { proposal: 'approve', proposedFen: 60_000 } as const;
      expect(refusalOf(checked(after, 1, findings, known, yes))).toEqual({
        reason: 'criteria-not-met',
        criteria: ['before-death'],
      });
      const proposed = having(after, checked(after, 1, [], known, { proposal: 'refuse' }));
      const open = withTaskOpen(proposed, 'decide-claim', 1);
      const ground = { decide: 'refuse', ground: 'criterion', criterion: 'before-death' } as const;
      expect(having(open, decided(open, 1, ground, known)).claims?.[0]?.status).toBe('refused');
    });

    it('that were approved and lie after it are not sent before an officer has dealt with them', () => {
      const state = registered(region);
      const claim = (month: string) => ({
        claimant: { kind: 'person' as const },
        stated: stated(month),
        payee,
      });
      const due = approved(state, claim('2026-11'), findings, dealing(state, stated('2026-11')), 60_000);
      const both = approved(due, claim('2026-12'), findings, dealing(due, stated('2026-12')), 60_000);
      const sends = (of: CaseState, number: number) =>
        refusalOf(sendPayment(of, number, 'RUN-1', by(finance, now + day)))?.reason;
      expect([sends(both, 1), sends(both, 2)]).toEqual([undefined, undefined]);
      const after = died(both, 'deceased', '2026-11-20');
      expect([sends(after, 1), sends(after, 2)]).toEqual([undefined, 'claim-after-death']);
    });
  },
);
