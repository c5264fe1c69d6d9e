import { describe, expect, it } from 'vitest';
import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { brokenInvariants, type CaseState, escalate, noticesOf } from '../../../../lib/domain/case/case.ts';
import { keptUntil } from '../../../../lib/domain/case/data-rights/retention.ts';
import { handOverData, handOverItems } from '../../../../lib/domain/case/hand-over/hand-over.ts';
import type { Region } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import {
  exportReferral,
  handOverReferral,
  recordReferralAnswer,
  recordReferralReceipt,
  referralParts,
} from '../../../../lib/domain/case/referral/hand-over.ts';
import { isPhasingOut } from '../../../../lib/domain/case/referral/phase-out.ts';
import {
  answerReferral,
  declineReferralRequest,
  proposeReferral,
  requestReferral,
} from '../../../../lib/domain/case/referral/propose.ts';
import { isUnderWay } from '../../../../lib/domain/case/referral/state.ts';
import { applicant, calendar, day, friday, hour, lifecycleOf, officer, system } from '../support/cases.ts';
import { closed, proposed } from '../support/closed.ts';
import { by, having, possible, refusalOf } from '../support/decisions.ts';
import { choiceFor, referred } from '../support/outward.ts';
import { registered } from '../support/registered.ts';

const regions = ['shanxi', 'qinghai', 'weihai', 'chongqing', 'yunnan'] as const;
const now = friday + hour;
const handTask = 'hand-over-referral-1';
const receiptTask = 'await-referral-receipt-1';

const proposing = (state: CaseState, region: Region, body = 'civil-affairs') =>
  proposeReferral(
    state,
    choiceFor(lifecycleOf(region), body),
    lifecycleOf(region),
    calendar,
    by(officer, now),
  );
const toBe = (region: Region, body?: string): CaseState => {
  const state = registered(region);
  return having(state, proposing(state, region, body));
};
const handing = (state: CaseState, region: Region, at = now) =>
  handOverReferral(state, handTask, 'exchange', lifecycleOf(region), calendar, by(officer, at));
const handed = (region: Region, body?: string): CaseState => {
  const state = toBe(region, body);
  return having(state, handing(state, region));
};

describe('A referral to civil affairs (SX-6.4, QH-6.5, WH-3.2, CQ-6.4, YN-5.2.3)', () => {
  it.each([
    ['shanxi', 'SX-6.4'],
    ['qinghai', 'QH-6.5'],
    ['weihai', 'WH-3.2'],
    ['chongqing', 'CQ-6.4'],
    ['yunnan', 'YN-5.2.3'],
  ] as const)('is proposed in %s by %s and due in three working days (I-13)', (region, clause) => {
    const { data } = possible(proposing(registered(region), region));
    expect(data).toMatchObject({ number: 1, body: 'civil-affairs', basis: { clause }, needsConsent: false });
    expect(data.handOver).toMatchObject({ dueDate: '2026-11-25', basis: { clause: 'I-13' } });
  });

  it('is only for the uninsured in Qinghai: the insured are told separately, and unknown insurance is established first (QH-6.5)', () => {
    const rules = lifecycleOf('qinghai');
    const state = registered('qinghai');
    const trying = (insured: boolean | undefined) =>
      proposeReferral(
        state,
        { body: 'civil-affairs', ground: 'uninsured-in-need', insured },
        rules,
        calendar,
        by(officer, now),
      );
    expect(refusalOf(trying(true))?.reason).toBe('referral-for-uninsured');
    expect(refusalOf(trying(undefined))?.reason).toBe('insurance-not-known');
    expect(possible(trying(false)).data.insured).toBe(false);
  });

  it('only knows the bodies and grounds of its region: charity in Yunnan only', () => {
    for (const region of regions) {
      const bodies = lifecycleOf(region).referral.bodies.map(({ code }) => code);
      expect(bodies.includes('charity')).toBe(region === 'yunnan');
    }
    const rules = lifecycleOf('chongqing');
    const state = registered();
    const trying = (body: string, ground: string) =>
      refusalOf(proposeReferral(state, { body, ground }, rules, calendar, by(officer, now)))?.reason;
    expect(trying('charity', 'living-difficulty')).toBe('unknown-referral-body');
    expect(trying('constructor', 'living-difficulty')).toBe('unknown-referral-body');
    expect(trying('civil-affairs', 'poor')).toBe('unknown-referral-ground');
  });

  it('is announced to the person in the same transaction, before anything is handed over, and again when it is', () => {
    const event = possible(proposing(registered(), 'chongqing'));
    const state = having(registered(), event);
    expect(noticesOf(event, state.version, state).map(({ template, to }) => [template, to.kind])).toEqual([
      ['referral-proposed', 'person'],
    ]);
    const handedOver = possible(handing(state, 'chongqing'));
    expect(noticesOf(handedOver, state.version + 1, having(state, handedOver))).toMatchObject([
      { template: 'referral-handed-over' },
    ]);
  });

  it('hands over name, number, telephone, district and ground, and nothing else, under a permanent key', () => {
    const state = handed('chongqing');
    const { handedOver, ...referral } = state.referrals?.[0] ?? { handedOver: undefined };
    expect(handedOver).toMatchObject({
      key: `${state.caseId}-referral-1`,
      to: 'civil-affairs',
      way: 'exchange',
      items: ['name', 'identity-number', 'phone', 'district', 'referral-ground'],
      by: officer.subject,
    });
    const person = { name: '张伟', identityNumber: '110101199003070000', phone: '+8613800138000' };
    const parts = referralParts(state, referral);
    expect(handOverData(handedOver?.items ?? [], { ...person, ...{ address: '某路' } }, parts)).toEqual({
      name: '张伟',
      'identity-number': '110101199003070000',
      phone: '+8613800138000',
      district: '500103',
      'referral-ground': 'living-difficulty',
    });
    // Whatever list a region enters, only these items exist, and unknown ones are absent.
    expect(Object.keys(handOverData(handOverItems, person, parts))).not.toContain('loan-amount');
  });

  it('is not handed over twice, nor proposed twice to the same body while one is open', () => {
    const state = handed('chongqing');
    expect(refusalOf(handing(state, 'chongqing'))?.reason).toBe('task-already-decided');
    expect(refusalOf(proposing(state, 'chongqing'))?.reason).toBe('referral-under-way');
    expect(possible(proposing(state, 'chongqing', 'unemployment-insurance')).data.number).toBe(2);
  });

  it('can be exported again, each time recording who did so, until it is answered', () => {
    const state = handed('chongqing');
    expect(possible(exportReferral(state, 1, by(officer, now))).data.key).toBe(`${state.caseId}-referral-1`);
    expect(refusalOf(exportReferral(state, 2, by(officer, now)))?.reason).toBe('referral-not-found');
    expect(refusalOf(exportReferral(toBe('chongqing'), 1, by(officer, now)))?.reason).toBe(
      'nothing-handed-over',
    );
    expect(
      refusalOf(exportReferral(referred('chongqing', 'refused').state, 1, by(officer, now)))?.reason,
    ).toBe('nothing-handed-over');
  });

  it('is requested by the person, and an officer accepts the request or says why not', () => {
    const rules = lifecycleOf('chongqing');
    const asking = (state: CaseState) =>
      requestReferral(state, 'civil-affairs', rules, calendar, by(applicant, now));
    const asked = having(registered(), asking(registered()));
    expect(refusalOf(asking(asked))?.reason).toBe('referral-under-way');
    const taken = having(asked, proposing(asked, 'chongqing'));
    expect(taken.referrals).toHaveLength(1);
    expect(taken.endedTasks['answer-referral-request-1']?.outcome).toBe('proposed');
    const declined = having(
      asked,
      declineReferralRequest(asked, 'answer-referral-request-1', by(officer, now)),
    );
    expect(declined.referrals?.[0]?.status).toBe('request-declined');
    expect(isUnderWay(declined, { number: 1 })).toBe(false);
    expect(possible(asking(declined)).data.number).toBe(2);
  });

  it('is not handed over if the person does not want it, and continues if they say nothing (I-70)', () => {
    const state = toBe('chongqing');
    const unwanted = having(state, answerReferral(state, 1, false, by(applicant, now)));
    expect(refusalOf(handing(unwanted, 'chongqing'))?.reason).toBe('task-already-decided');
    expect(possible(handing(state, 'chongqing')).data.number).toBe(1);
    expect(refusalOf(answerReferral(state, 1, true, by(applicant, now)))?.reason).toBe(
      'referral-not-answerable',
    );
    expect(refusalOf(answerReferral(handed('chongqing'), 1, false, by(applicant, now)))?.reason).toBe(
      'referral-not-answerable',
    );
  });

  it('reminds our own people, and is escalated to the city, if nobody hands it over or no receipt comes', () => {
    const stepsOf = (start: CaseState, deadlineId: string) => {
      let state = start;
      const told: string[] = [];
      for (let each = escalate(state, deadlineId, by(system, now + 90 * day)); each; ) {
        told.push(each.data.step);
        state = having(state, each);
        each = escalate(state, deadlineId, by(system, now + 90 * day));
      }
      return told;
    };
    const ladder = ['reminder', 'supervisor', 'unit', 'city'];
    expect(stepsOf(toBe('chongqing'), 'referral-hand-over-1')).toEqual(ladder);
    expect(stepsOf(handed('chongqing'), 'referral-receipt-1')).toEqual(ladder);
  });
});

describe('The answer to a referral', () => {
  const receiving = (state: CaseState, on: string, at = now) =>
    recordReferralReceipt(state, receiptTask, { on }, lifecycleOf('chongqing'), calendar, by(officer, at));
  const answering = (state: CaseState, outcome: 'accepted' | 'refused', relief?: string, on = '2026-11-23') =>
    recordReferralAnswer(
      state,
      receiptTask,
      { on, outcome, relief },
      lifecycleOf('chongqing'),
      by(officer, now + 5 * day),
    );

  it('is dated on or after the hand-over, and not in the future', () => {
    const state = handed('chongqing');
    expect(refusalOf(receiving(state, '2026-11-19'))).toEqual({
      reason: 'before-hand-over',
      handedOverOn: '2026-11-20',
    });
    expect(refusalOf(receiving(state, '2026-11-21'))?.reason).toBe('date-in-future');
    const received = having(state, receiving(state, '2026-11-20'));
    expect(received.deadlines['referral-answer-1']).toBeDefined();
    expect(refusalOf(receiving(received, '2026-11-20'))?.reason).toBe('task-already-decided');
  });

  it('is dated on or after the receipt', () => {
    const late = by(officer, now + 5 * day);
    const rules = lifecycleOf('chongqing');
    const received = having(
      handed('chongqing'),
      recordReferralReceipt(handed('chongqing'), receiptTask, { on: '2026-11-23' }, rules, calendar, late),
    );
    const answer = (on: string) =>
      recordReferralAnswer(received, 'await-referral-answer-1', { on, outcome: 'refused' }, rules, late);
    expect(refusalOf(answer('2026-11-22'))).toEqual({
      reason: 'before-hand-over',
      handedOverOn: '2026-11-23',
    });
    expect(possible(answer('2026-11-23')).data.on).toBe('2026-11-23');
  });

  it('is decided by the other body: relief is one that it gives, and is named if it is given', () => {
    const state = handed('chongqing');
    expect(refusalOf(answering(state, 'accepted'))?.reason).toBe('unknown-relief');
    expect(refusalOf(answering(state, 'accepted', 'money'))?.reason).toBe('unknown-relief');
    expect(refusalOf(answering(state, 'refused', 'temporary-relief'))?.reason).toBe('relief-does-not-fit');
    const answered = having(state, answering(state, 'accepted', 'temporary-relief'));
    expect(answered.referrals?.[0]).toMatchObject({
      status: 'answered',
      answer: { relief: 'temporary-relief' },
    });
    expect(refusalOf(answering(answered, 'refused'))?.reason).toBe('task-already-decided');
  });

  it('is awaited beyond the end of the registration; a referral not handed over ends with it', () => {
    const after = closed(proposed(handed('chongqing')));
    expect(after.tasks[receiptTask]).toBeDefined();
    expect(possible(answering(after, 'refused')).type).toBe('referral-answered');
    const before = closed(proposed(toBe('chongqing')));
    expect(before.tasks[handTask]).toBeUndefined();
    expect(brokenInvariants(after, now + day)).toEqual([]);
  });

  it('is kept for at least three years from the hand-over, however short the retention period is ([L5] art. 12, G7)', () => {
    const rules = lifecycleOf('chongqing');
    const short = { ...rules, retention: { ...rules.retention, 'registration-file': 1 } };
    const ended = closed(proposed(handed('chongqing')));
    expect(keptUntil(ended, short)).toBe('2029-11-20');
    expect(keptUntil(closed(proposed(registered())), short)).toBe('2027-11-20');
    expect(keptUntil(ended, rules)).toBe('2036-11-20');
  });
});

describe('A referral to charity (YN-5.2.3)', () => {
  it('needs the separate consent of the person before anything is handed over (I-71, PIPL art. 23)', () => {
    const state = toBe('yunnan', 'charity');
    expect(refusalOf(handing(state, 'yunnan'))?.reason).toBe('referral-needs-consent');
    const agreed = having(state, answerReferral(state, 1, true, by(applicant, now)));
    expect(possible(handing(agreed, 'yunnan')).data.to).toBe('charity');
    const restricted = { ...agreed, restriction: { since: new Date(now).toISOString() } };
    expect(refusalOf(handing(restricted, 'yunnan'))?.reason).toBe('processing-restricted');
    // The data are not exported again, either.
    const given = having(agreed, handing(agreed, 'yunnan'));
    const taking = (state: CaseState) => exportReferral(state, 1, by(officer, now));
    expect(possible(taking(given)).type).toBe('referral-exported');
    expect(refusalOf(taking({ ...given, restriction: restricted.restriction }))?.reason).toBe(
      'processing-restricted',
    );
  });

  it('is possible beside one to civil affairs, or after it', () => {
    const state = toBe('yunnan');
    expect(possible(proposing(state, 'yunnan', 'charity')).data.number).toBe(2);
    const refused = referred('yunnan', 'refused').state;
    expect(possible(proposing(refused, 'yunnan', 'charity')).data.number).toBe(2);
  });

  it('is a statutory duty if it goes to civil affairs: a restriction of processing does not stop it', () => {
    const state = { ...toBe('yunnan'), restriction: { since: new Date(now).toISOString() } };
    expect(possible(handing(state, 'yunnan')).data.to).toBe('civil-affairs');
  });
});

describe('Facts for benefits of unemployment insurance (SX-8.2, QH-6.4, WH-6.2, CQ-8.2, YN-5.2.2, YN-7.2)', () => {
  it.each([
    ['shanxi', ['unemployment-benefit', 'unemployment-allowance']],
    ['qinghai', ['unemployment-benefit', 'unemployment-allowance', 'price-subsidy']],
    ['weihai', ['unemployment-benefit', 'unemployment-allowance']],
    ['chongqing', ['unemployment-benefit', 'unemployment-allowance']],
    ['yunnan', ['unemployment-benefit', 'unemployment-allowance', 'medical-insurance', 'price-subsidy']],
  ] as const)('are sent for the insured in %s to whoever decides: %j', (region, benefits) => {
    const rules = lifecycleOf(region);
    const state = registered(region);
    const trying = (insured: boolean, of: readonly string[] = benefits) =>
      proposeReferral(
        state,
        { body: 'unemployment-insurance', ground: 'benefit-unclaimed', insured, benefits: of },
        rules,
        calendar,
        by(officer, now),
      );
    expect(refusalOf(trying(false))?.reason).toBe('referral-for-insured');
    expect(refusalOf(trying(true, ['pension']))?.reason).toBe('unknown-benefit');
    expect(possible(trying(true)).data).toMatchObject({
      benefits,
      items: ['name', 'identity-number', 'phone', 'district', 'referral-ground', 'benefit-kinds'],
    });
  });
});

describe('The phase-out of relief (SX-6.5, QH-6.6, WH-3.3, CQ-6.5, YN-5.2.4, I-14)', () => {
  it('is shown if relief was given and the person has found work, and in no other case', () => {
    const given = referred('shanxi', 'accepted').state;
    expect(isPhasingOut(given)).toBe(false);
    expect(isPhasingOut(closed(proposed(given)))).toBe(true);
    expect(isPhasingOut(closed(proposed(given, 'deceased', 'other-match')))).toBe(false);
    expect(isPhasingOut(closed(proposed(referred('shanxi', 'refused').state)))).toBe(false);
    expect(beijingDate(now)).toBe('2026-11-20');
  });
});
