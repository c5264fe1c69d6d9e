import { describe, expect, it } from 'vitest';
import { parseLocalDate } from '../../../../lib/domain/calendar/local-date.ts';
import { noticesOf } from '../../../../lib/domain/case/case.ts';
import { screen } from '../../../../lib/domain/case/registration/screening.ts';
import { signalOfMatch } from '../../../../lib/domain/case/signals/match.ts';
import { receiveSignal } from '../../../../lib/domain/case/signals/receive-signal.ts';
import { calendar, friday, lifecycleOf, system } from '../support/cases.ts';
import { by, having, possible } from '../support/decisions.ts';
import { registered } from '../support/registered.ts';

const record = { fact: 'benefit-unclaimed', source: 'social-insurance', asOf: '2026-11-20' } as const;

describe('An undrawn benefit', () => {
  it('is announced to the person and assessed by an officer, once a month (SX-8.2, QH-6.4, WH-6.2, CQ-8.2, YN-7.2)', () => {
    for (const region of ['shanxi', 'qinghai', 'weihai', 'chongqing', 'yunnan']) {
      const state = registered(region);
      const signal = signalOfMatch(state, record);
      if (!signal) throw new Error('nothing was found');
      const event = possible(receiveSignal(state, signal, lifecycleOf(region), calendar, by(system, friday)));
      expect(event.data).toMatchObject({ kind: 'benefit-unclaimed', opens: { kind: 'assess-signal' } });
      const after = having(state, event);
      expect(noticesOf(event, after.version, after).map(({ template }) => template)).toEqual([
        'comparison-finding',
      ]);
      expect(signalOfMatch(after, { ...record, asOf: '2026-11-30' })).toBeUndefined();
      expect(signalOfMatch(after, { ...record, asOf: '2026-12-01' })).toBeDefined();
    }
  });

  it('is in the person’s favour: it is no finding against an application, and proposes no closure', () => {
    const state = registered();
    const event = possible(
      receiveSignal(
        state,
        { kind: 'benefit-unclaimed', origin: 'comparison', source: 'social-insurance', asOf: '2026-11-20' },
        lifecycleOf('chongqing'),
        calendar,
        by(system, friday),
      ),
    );
    expect(event.data.closureProposal).toBeUndefined();
    const person = {
      name: '张伟',
      identityNumber: '110101199003070000',
      birthDate: '1990-03-07',
      sex: 'male',
      phone: '+8613800138000',
      truthCommitment: true,
    } as const;
    const found = screen(person, { records: [record], loaded: [] }, parseLocalDate('2026-11-20'));
    expect(found.filter(({ finding }) => finding === 'match')).toEqual([]);
  });
});
