import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CaseState, runScheduledAction } from '../../../../lib/domain/case/case.ts';
import type { NewClaim } from '../../../../lib/domain/case/claim/make.ts';
import { confirmPayment, sendPayment } from '../../../../lib/domain/case/claim/pay.ts';
import { type deletionGrounds, grantGrounds } from '../../../../lib/domain/case/data-rights/events.ts';
import {
  destroyRecords,
  keptUntil,
  recordClassOf,
} from '../../../../lib/domain/case/data-rights/retention.ts';
import {
  type Appearance,
  copyRecord,
  decideDeletion,
  liftRestriction,
  requestDeletion,
  restrictProcessing,
} from '../../../../lib/domain/case/data-rights/rights.ts';
import type { Context } from '../../../../lib/domain/case/kernel/event.ts';
import { grantMandate } from '../../../../lib/domain/case/mandate/mandate.ts';
import { withdrawApplication } from '../../../../lib/domain/case/registration/withdraw.ts';
import { recordService } from '../../../../lib/domain/case/service-plan/record-service.ts';
import { serviceTypes } from '../../../../lib/domain/case/service-plan/services.ts';
import {
  applicant,
  asJobSeeker,
  at,
  calendar,
  day,
  friday,
  hour,
  lifecycleOf,
  newCaseId,
  officer,
  replay,
  secondSupervisor,
  submission,
  supervisor,
  system,
} from '../support/cases.ts';
import { approved, type Dealing, finance, termsOf } from '../support/claims.ts';
import { closed, proposed } from '../support/closed.ts';
import { by, having, refusalOf } from '../support/decisions.ts';
import { lent, repaid } from '../support/outward.ts';
import { planned } from '../support/registered.ts';
import { overturned, refused as refusedApplication } from '../support/told.ts';

const rules = lifecycleOf('chongqing');
const later = friday + 7 * hour;

const online = { channel: 'online' } as const;
const counter = { channel: 'counter', seen: 'identity-card' } as const;
const ended = (): CaseState => closed(proposed(planned('chongqing')));
const withdrawn = (): CaseState => {
  const applied = replay(newCaseId(), [submission()]);
  return having(applied, withdrawApplication(applied, by(applicant, friday + hour)));
};
const represented = (): CaseState => {
  const term = { subject: 'child', from: '2026-11-20', until: '2026-12-31' };
  const applied = replay(newCaseId(), [submission()]);
  const granted = having(applied, grantMandate(applied, term, by(applicant, friday + hour)));
  return having(granted, withdrawApplication(granted, by(applicant, friday + hour)));
};
const asked = (state: CaseState, actor = applicant, now = later): CaseState =>
  having(
    state,
    requestDeletion(state, actor === applicant ? online : counter, rules, calendar, by(actor, now)),
  );
const taskId = (state: CaseState): string => `decide-deletion-${state.deletion?.number}`;
const decided = (
  state: CaseState,
  ground: (typeof deletionGrounds)[number],
  now = later,
  actor = supervisor,
) => decideDeletion(state, taskId(state), ground, rules, by(actor, now));
const destroyed = (state: CaseState, now: number, elsewhere = false) =>
  destroyRecords(state, '渝档销〔2037〕1号', elsewhere, rules, by(supervisor, now));

describe('The retention period (PIPL art. 19, G9)', () => {
  it('counts from the end of the case, by the class of its records, and not before', () => {
    expect(keptUntil(planned('chongqing'), rules)).toBeUndefined();
    expect(keptUntil(ended(), rules)).toBe('2036-11-20');
    expect(keptUntil(withdrawn(), rules)).toBe('2029-11-20');
  });

  describe('of a case with a subsidy', () => {
    const noticed: Dealing = {
      region: 'chongqing',
      terms: {
        ...termsOf('shanxi', 'startup-subsidy'),
        amount: { kind: 'up-to', fen: 500_000 },
        criteria: [],
      },
      known: {},
    };
    const business = { creditCode: '91500100MA0KTEST1X', name: '某商行', openedOn: '2026-10-01' };
    const payee = { holder: '王某', bank: '某银行', account: '6222000011112222' };
    const claim: NewClaim = { claimant: { kind: 'person' }, stated: { business }, payee };
    const late = at('2027-02-01T12:00:00+08:00');
    const run = {
      ...{ runId: 'RUN-1', attempt: 1, amountFen: 400_000 },
      ...{ sentOn: '2027-01-30', paidOn: '2027-01-31', reference: 'F-1' },
    };
    const claimedBefore = (): CaseState => closed(proposed(planned('chongqing')));
    const queued = (): CaseState => approved(claimedBefore(), claim, [], noticed, 400_000);
    const paid = (): CaseState => {
      const sent = having(queued(), sendPayment(queued(), 1, 'RUN-1', by(finance, late)));
      return having(sent, confirmPayment(sent, 1, run, by(finance, late)));
    };

    it('is that of the subsidy, from its last day if that is later than the end of the case', () => {
      expect([recordClassOf(claimedBefore()), recordClassOf(paid())]).toEqual([
        'registration-file',
        'subsidy-file',
      ]);
      expect(keptUntil(claimedBefore(), rules)).toBe('2036-11-20');
      expect(keptUntil(paid(), rules)).toBe('2057-01-31');
    });

    it('is the longest of its classes, since a case is destroyed as a whole', () => {
      const of = (years: Partial<typeof rules.retention>) =>
        keptUntil(paid(), { ...rules, retention: { ...rules.retention, ...years } });
      expect(of({ 'subsidy-file': 5 })).toBe('2036-11-20');
      expect(of({ 'registration-file': 50 })).toBe('2076-11-20');
    });

    it('does not end while money is to be paid, however short it is', () => {
      const short = {
        ...rules,
        retention: { ...rules.retention, 'registration-file': 1, 'subsidy-file': 1 },
      };
      const context = by(supervisor, at('2060-01-01T12:00:00+08:00'));
      const refusal = (state: CaseState) =>
        refusalOf(destroyRecords(state, 'x', false, short, context))?.reason;
      expect([refusal(queued()), refusal(paid())]).toEqual(['records-still-needed', undefined]);
    });
  });

  it('keeps the file of a loan whose repayment is not recorded, however long ago it was due', () => {
    const short = {
      ...rules,
      retention: { 'registration-file': 1, 'unregistered-application': 1, 'subsidy-file': 1 },
    };
    const context = by(supervisor, at('2060-01-01T12:00:00+08:00'));
    const reasonFor = ({ state }: { readonly state: CaseState }) =>
      refusalOf(destroyRecords(closed(proposed(state)), 'x', false, short, context))?.reason;
    for (const region of ['shanxi', 'chongqing'] as const)
      expect([reasonFor(lent(region, 10_000_000)), reasonFor(repaid(region))]).toEqual([
        'records-still-needed',
        undefined,
      ]);
  });

  it('lets nobody destroy records early or without a supervisor, and any records from the day on', () => {
    const state = withdrawn();
    fc.assert(
      fc.property(fc.integer({ min: -800, max: 800 }), (days) => {
        const now = at('2029-11-20T12:00:00+08:00') + days * day;
        const refusal = refusalOf(destroyed(state, now));
        expect(refusal).toEqual(
          days < 0 ? { reason: 'retention-not-over', keptUntil: '2029-11-20' } : undefined,
        );
      }),
    );
    const context = by(officer, at('2030-01-01T12:00:00+08:00'));
    expect(refusalOf(destroyRecords(state, 'x', false, rules, context))).toEqual({
      reason: 'supervisor-needed',
    });
  });

  it('protects an open case, one under review, and the cases of a person with another open case', () => {
    const far = at('2050-01-01T12:00:00+08:00');
    const needed = { reason: 'records-still-needed' };
    expect(refusalOf(destroyed(planned('chongqing'), far))).toEqual(needed);
    expect(refusalOf(destroyed(withdrawn(), far, true))).toEqual(needed);
    // The checks after a placement are still to be made (WH-4.6).
    const inWork = closed(proposed(planned('weihai')));
    expect(Object.keys(inWork.scheduledActions)).not.toEqual([]);
    expect(refusalOf(destroyed(inWork, far))).toEqual(needed);
  });

  it('leaves neither the owner of a destroyed case, nor the representatives, nor what was known of the person', () => {
    const state = represented();
    expect(state.mandates).toHaveLength(1);
    const left = having(state, destroyed(state, at('2029-11-20T00:00:00+08:00')));
    expect(left.destroyed).toMatchObject({ recordClass: 'unregistered-application' });
    expect(left.owner).toBeUndefined();
    expect(left.mandates).toBeUndefined();
    expect(left.ledger).toEqual({ facts: {}, tags: {} });
  });
});

describe('A request for deletion (PIPL art. 47)', () => {
  it('is refused while the duty continues, and cannot be granted then', () => {
    const open = asked(planned('chongqing'));
    for (const ground of grantGrounds)
      expect(refusalOf(decided(open, ground))).toEqual({ reason: 'records-still-needed' });
    const refused = having(open, decided(open, 'needed-for-duty'));
    expect(refused).toMatchObject({ deletion: { ground: 'needed-for-duty' } });
    expect(refused.restriction).toBeUndefined();
    expect(refused.tasks[taskId(open)]).toBeUndefined();
  });

  it('is refused during the retention period, after which only storage continues', () => {
    const open = asked(ended());
    expect(refusalOf(decided(open, 'needed-for-duty'))).toEqual({ reason: 'duty-has-ended' });
    expect(refusalOf(decided(open, 'retention-over'))).toEqual({
      reason: 'retention-not-over',
      keptUntil: '2036-11-20',
    });
    const refused = having(open, decided(open, 'retention-not-over'));
    expect(refused.restriction).toEqual({ since: new Date(later).toISOString() });
    const over = at('2036-11-20T09:00:00+08:00');
    expect(refusalOf(decided(open, 'retention-not-over', over))).toMatchObject({
      reason: 'retention-is-over',
    });
  });

  it('that is granted is carried out some days later, once, and postponed while the records are needed again', () => {
    const open = asked(ended());
    const granted = having(open, decided(open, 'unlawful-processing'));
    const action = granted.scheduledActions['destroy-records'];
    expect(action?.at).toBe(new Date(later + 15 * day).toISOString());
    const run = (state: CaseState, now: number) =>
      runScheduledAction(state, 'destroy-records', rules, calendar, by(system, now));
    expect(run(granted, later + 14 * day)).toBeUndefined();
    const event = run(granted, later + 15 * day);
    expect(event).toMatchObject({ type: 'records-destroyed', data: { because: 'deletion-granted' } });
    expect(having(granted, event)).toMatchObject({ scheduledActions: {}, destroyed: {} });
    const busy = {
      ...granted,
      scheduledActions: { ...granted.scheduledActions, other: action },
    } as CaseState;
    expect(run(busy, later + 15 * day)).toMatchObject({
      type: 'destruction-postponed',
      data: { destruction: { at: new Date(later + 45 * day).toISOString() } },
    });
  });

  it('that is granted lapses when the person is registered again in the same case', () => {
    const granted = () =>
      refusedApplication('chongqing')
        .next((state, context) => requestDeletion(state, online, rules, calendar, context), applicant)
        .next(
          (state, context) => decideDeletion(state, taskId(state), 'law-requires', rules, context),
          supervisor,
        );
    expect(granted().state.scheduledActions).toHaveProperty('destroy-records');
    const again = [granted().next(asJobSeeker, applicant), overturned(granted())];
    for (const { state } of again) {
      expect(state.endedAt).toBeUndefined();
      expect(state.scheduledActions).not.toHaveProperty('destroy-records');
      const asksAgain = requestDeletion(state, online, rules, calendar, by(applicant, later + day));
      expect(refusalOf(asksAgain)).toBeUndefined();
    }
  });

  it('is decided by a supervisor who did not enter it, and made once at a time', () => {
    const entered = asked(ended(), supervisor);
    expect(refusalOf(decided(entered, 'no-ground'))).toEqual({
      reason: 'separation-of-duties',
      because: 'entered',
    });
    expect(refusalOf(decided(entered, 'no-ground', later, officer))).toEqual({ reason: 'supervisor-needed' });
    const again = (state: CaseState) =>
      refusalOf(requestDeletion(state, online, rules, calendar, by(applicant, later + hour)));
    expect(again(entered)).toEqual({ reason: 'deletion-requested-already' });
    const refused = having(entered, decided(entered, 'no-ground', later, secondSupervisor));
    expect(again(refused)).toBeUndefined();
    const granted = having(entered, decided(entered, 'law-requires', later, secondSupervisor));
    expect(again(granted)).toEqual({ reason: 'deletion-requested-already' });
  });

  it('outlives the end of the case: it is still answered', () => {
    const open = asked(planned('chongqing'));
    const after = closed(proposed(open));
    expect(Object.keys(after.tasks)).toEqual([taskId(open)]);
    expect(refusalOf(decided(after, 'retention-not-over'))).toBeUndefined();
  });

  it('and a copy need the identity document at the counter, and nothing else', () => {
    const needed = { reason: 'identity-document-needed' };
    const context = by(officer, later);
    expect(refusalOf(requestDeletion(ended(), { channel: 'counter' }, rules, calendar, context))).toEqual(
      needed,
    );
    expect(refusalOf(copyRecord({ channel: 'counter' }, context))).toEqual(needed);
    expect(refusalOf(copyRecord(online, context))).toEqual(needed);
    expect(refusalOf(copyRecord(counter, context))).toBeUndefined();
    expect(refusalOf(copyRecord(online, by(applicant, later)))).toBeUndefined();
  });
});

describe('A request about one’s own data, other than for a copy', () => {
  it('is taken from whoever shows an identity document at the counter, and online only from the person', () => {
    const free = planned('chongqing');
    const restricted = having(free, restrictProcessing(free, online, by(applicant, later)));
    const requests = [
      (how: Appearance, context: Context) => refusalOf(restrictProcessing(free, how, context)),
      (how: Appearance, context: Context) => refusalOf(liftRestriction(restricted, how, context)),
      (how: Appearance, context: Context) => refusalOf(requestDeletion(free, how, rules, calendar, context)),
    ];
    const needed = { reason: 'identity-document-needed' };
    for (const request of requests) {
      expect(request({ channel: 'counter' }, by(officer, later))).toEqual(needed);
      expect(request(online, by(officer, later))).toEqual(needed);
      expect(request(counter, by(officer, later))).toBeUndefined();
      expect(request(online, by(applicant, later))).toBeUndefined();
    }
  });
});

describe('A restriction of processing (PIPL art. 44)', () => {
  it('excludes services beyond the plan, keeps those that are owed, and can be lifted', () => {
    const state = planned('chongqing');
    const restricted = having(state, restrictProcessing(state, online, by(applicant, later)));
    const owed = state.plan.current?.items.flatMap((item) => item.serviceTypes) ?? [];
    const serve = (on: CaseState, type: string) =>
      refusalOf(
        recordService(
          on,
          { type, on: '2026-11-20', outcome: 'taken' },
          '1980-03-07',
          rules,
          calendar,
          by(officer, later),
        ),
      );
    for (const type of serviceTypes) {
      const refusal = serve(restricted, type);
      if (owed.includes(type)) expect(refusal, type).toEqual(serve(state, type));
      else expect(refusal, type).toEqual({ reason: 'processing-restricted' });
    }
    expect(refusalOf(restrictProcessing(restricted, online, by(applicant, later)))).toEqual({
      reason: 'already-restricted',
    });
    const lifted = having(restricted, liftRestriction(restricted, online, by(applicant, later + hour)));
    expect(lifted.restriction).toBeUndefined();
    expect(refusalOf(liftRestriction(lifted, online, by(applicant, later + hour)))).toEqual({
      reason: 'not-restricted',
    });
  });
});
