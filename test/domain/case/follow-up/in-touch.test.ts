import { describe, expect, it } from 'vitest';
import { type CaseState, eventTypes, heardAt } from '../../../../lib/domain/case/case.ts';
import { decideClosure } from '../../../../lib/domain/case/closure/decide.ts';
import { proposeClosure } from '../../../../lib/domain/case/closure/propose.ts';
import type { Context } from '../../../../lib/domain/case/kernel/event.ts';
import type { Actor } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { recordProfile } from '../../../../lib/domain/case/ledger/record-profile.ts';
import { correctPerson } from '../../../../lib/domain/case/person/correct.ts';
import { confirmIdentity, linkAccount } from '../../../../lib/domain/case/person/identity.ts';
import { receiveSignal, type Signal } from '../../../../lib/domain/case/signals/receive-signal.ts';
import { requestTransfer } from '../../../../lib/domain/case/transfer/request-transfer.ts';
import { applicant, calendar, lifecycleOf, officer, supervisor } from '../support/cases.ts';
import { inNovember, type Life, trying } from '../support/followed.ts';

/**
 * How an event shows that the person was in touch: always (whoever records it), by its content, by its own instant in the case
 * (a contact, a month, a report, a service), or not at all. Every new event belongs somewhere here.
 */
const showing = {
  always: [
    'application-submitted',
    'information-provided',
    'application-withdrawn',
    'job-seeker-registration-begun',
    'job-seeker-registered',
    'objection-raised',
    'person-corrected',
    'identity-confirmed',
    'account-linked',
    'mandate-granted',
    'record-copied',
    'processing-restricted',
    'restriction-lifted',
    'deletion-requested',
    'data-notice-shown',
    'hardship-applied-for',
    'hardship-withdrawn',
    'hardship-objected',
    'referral-requested',
    'referral-agreed',
    'referral-not-wanted',
    'loan-applied-for',
    'loan-application-withdrawn',
    'change-withdrawn',
  ],
  byWhatItHolds: [
    'profile-recorded',
    'closure-proposed',
    'placement-checked',
    'job-seeker-registration-ended',
    'registration-offered-again',
    'hardship-candidate-answered',
  ],
  byAnInstantOfItsOwn: [
    'contact-recorded',
    'follow-up-completed',
    'signal-received',
    'service-recorded',
    'claim-made',
    'claim-information-provided',
  ],
  notAtAll: [
    'application-screened',
    'information-requested',
    'application-approved',
    'application-refused',
    'application-ended',
    'closure-declined',
    'registration-closed',
    'follow-up-opened',
    'follow-up-attempted',
    'signal-handled',
    'plan-made',
    'plan-adjusted',
    'placement-check-opened',
    'placement-checks-dropped',
    'objection-dismissed',
    'registration-reinstated',
    'refusal-overturned',
    'officer-assigned',
    'application-taken',
    'application-given-back',
    'officer-needed',
    'interest-declared',
    'registration-transferred-in',
    'registration-transferred-out',
    'task-opened',
    'deadline-escalated',
    'deadline-recomputed',
    'mandate-revoked',
    'contact-booked',
    'contact-booking-cancelled',
    'personal-data-revealed',
    'correction-requested',
    'correction-answered',
    'service-rated',
    'rating-answered',
    'certificate-noted',
    'certificate-note-withdrawn',
    'deletion-decided',
    'destruction-postponed',
    'records-destroyed',
    'claim-checked',
    'claim-notice-objected',
    'claim-objection-answered',
    'claim-approved',
    'claim-refused',
    'claim-returned',
    'claim-withdrawn',
    'claim-review-asked',
    'claim-review-decided',
    'claim-account-given',
    'claim-payment-sent',
    'claim-paid',
    'claim-payment-bounced',
    'claim-payment-returned',
    'claim-questioned',
    'claim-question-dropped',
    'claim-recovery-proposed',
    'claim-recovery-decided',
    'claim-repaid',
    'household-applied-for',
    'household-compared',
    'household-checked',
    'household-confirmed',
    'household-refused',
    'household-withdrawn',
    'household-ended',
    'household-reopened',
    'household-membership-begun',
    'household-membership-ended',
    'public-post-proposed',
    'public-post-placed',
    'public-post-declined',
    'public-post-ending',
    'public-post-prospect-recorded',
    'public-post-expired',
    'public-post-ended',
    'death-recorded',
    'death-record-withdrawn',
    'public-post-attendance-recorded',
    'hardship-candidate-found',
    'hardship-step-taken',
    'hardship-notice-published',
    'hardship-notice-objected',
    'hardship-notice-objection-answered',
    'hardship-notice-ended',
    'hardship-recognised',
    'hardship-refused',
    'hardship-returned',
    'assistance-plan-made',
    'hardship-exited',
    'hardship-objection-decided',
    'claim-information-requested',
    'claim-contested',
    'grant-found',
    'grant-declined',
    'referral-request-declined',
    'referral-proposed',
    'referral-handed-over',
    'referral-exported',
    'referral-received',
    'referral-answered',
    'loan-checked',
    'loan-handed-over',
    'loan-exported',
    'loan-received',
    'loan-granted',
    'loan-refused',
    'loan-paid',
    'loan-not-paid',
    'loan-extended',
    'loan-ended',
  ],
} as const;

/** Attempts on three days of each month from November to April, none of which reached anybody. */
function silent(): Life {
  const life = inNovember();
  for (const month of ['2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04']) {
    life.sweep(`${month}-12T00:00:00+08:00`);
    for (const [index, means] of (['phone', 'visit', 'message'] as const).entries())
      life.does(trying(life, month, means), `${month}-${13 + index}T10:00:00+08:00`);
  }
  life.sweep('2027-05-12T00:00:00+08:00');
  return life;
}

const rules = (now: number) => lifecycleOf('chongqing', now);
type Act = Parameters<Life['does']>[0];
const signal =
  (of: Omit<Signal, 'asOf'>): Act =>
  (state, context) =>
    receiveSignal(state, { ...of, asOf: '2027-05-01' } as Signal, rules(context.now), calendar, context);
const profile =
  (source: 'person' | 'officer' | 'comparison', on = '2027-05-12'): Act =>
  (state, context) =>
    recordProfile(
      state,
      { facts: [], tags: [{ group: rules(context.now).ledger.tags[0] ?? '', applies: false, source, on }] },
      rules(context.now),
      calendar,
      context,
    );
const said =
  (kind: string, on: string): Act =>
  (state, context) =>
    proposeClosure(
      state,
      'employed',
      [{ kind, source: 'counter', on }],
      rules(context.now),
      calendar,
      context,
    );

/** What a person does or says, or somebody else does, on the last day of the silence. */
const acts: readonly (readonly [string, boolean, Act, Actor])[] = [
  ['corrects their phone number', true, (_state, of) => correctPerson(['phone'], undefined, of), applicant],
  ['has it corrected at the counter', true, (_s, of) => correctPerson(['phone'], undefined, of), officer],
  [
    'shows their identity card',
    true,
    (state, of) => confirmIdentity(state, 'identity-card', false, rules(of.now), {}, of),
    officer,
  ],
  [
    'links their sign-in',
    true,
    (state, of) => linkAccount(state, rules(of.now), {}, of),
    { role: 'applicant', subject: 'own' },
  ],
  ['says to whom they belong', true, profile('person'), officer],
  ['reports that they have moved', true, signal({ kind: 'moved', origin: 'person' }), applicant],
  ['says at the counter that they have moved', true, signal({ kind: 'moved', origin: 'person' }), officer],
  [
    'stands at the counter of another place',
    true,
    (state, of) => requestTransfer(state, '500112', rules(of.now), calendar, of),
    { role: 'officer', subject: 'of-another-place' },
  ],
  ['is found by an officer to be in no group', false, profile('officer'), officer],
  ['is in a file of a source', false, profile('comparison'), officer],
  ['said so before the attempts', false, profile('person', '2026-11-12'), officer],
  ['is said by an officer to have moved', false, signal({ kind: 'moved', origin: 'officer' }), officer],
  [
    'has moved by a file of a source',
    false,
    signal({ kind: 'registered-elsewhere', origin: 'comparison', source: 'registers' }),
    officer,
  ],
];

describe('Being in touch (I-07: 无法取得联系)', () => {
  it('is shown by their answer as a candidate, and not if an officer finds that the hint is wrong', () => {
    const answered = (answer: string) =>
      heardAt({
        type: 'hardship-candidate-answered',
        at: '2027-05-12T04:00:00.000Z',
        actor: officer,
        data: { answer },
      } as never);
    for (const answer of ['begun', 'declined']) expect(answered(answer)).toBe('2027-05-12T04:00:00.000Z');
    expect(answered('not-so')).toBeUndefined();
  });

  it('is decided for every type of event', () => {
    expect(Object.values(showing).flat().toSorted()).toEqual([...eventTypes].toSorted());
  });

  it.each(showing.always)('is shown by %s, whoever records it', (type) => {
    for (const actor of [applicant, officer])
      expect(heardAt({ type, at: '2027-05-12T04:00:00.000Z', actor, data: {} } as never)).toBe(
        '2027-05-12T04:00:00.000Z',
      );
  });

  it.each(showing.notAtAll)(
    'is not shown by %s of staff or the system, but by any event of the person',
    (type) => {
      const event = { type, at: '2027-05-12T04:00:00.000Z', data: {} };
      expect(heardAt({ ...event, actor: officer } as never)).toBeUndefined();
      expect(heardAt({ ...event, actor: applicant } as never)).toBe(event.at);
    },
  );

  it.each(acts)('restarts the six months if the person %s: %s', (_what, inTouch, act, actor) => {
    const life = silent();
    life.does(act, '2027-05-12T12:00:00+08:00', actor);
    life.does(trying(life, '2027-05', 'phone'), '2027-05-13T10:00:00+08:00');
    expect(life.state.closure?.reason).toBe(inTouch ? undefined : 'unreachable');
  });

  it.each([
    ['statement-of-the-person', '2027-05-12', undefined],
    ['employment-record', '2027-05-12', 'unreachable'],
    ['statement-of-the-person', '2026-11-12', 'unreachable'],
  ])('follows from the evidence of a closure that was declined: %s of %s', (kind, on, proposed) => {
    const life = silent();
    life.does(said(kind, on), '2027-05-12T12:00:00+08:00');
    const taskId = life.state.closure?.taskId ?? '';
    const declining = (state: CaseState, context: Context) =>
      decideClosure(state, taskId, { close: false }, rules(context.now), context);
    life.add({
      type: 'task-opened',
      at: '2027-05-12T04:00:01.000Z',
      actor: { role: 'system', subject: 'test' },
      data: { taskId, kind: 'decide-closure' },
    });
    life.does(declining, '2027-05-12T13:00:00+08:00', supervisor);
    life.does(trying(life, '2027-05', 'phone'), '2027-05-13T10:00:00+08:00');
    expect(life.state.closure?.status).toBe(proposed === undefined ? 'declined' : 'proposed');
  });

  it('ends an earlier proposal: it can be declined, but no longer carried out', () => {
    const life = silent();
    life.does(trying(life, '2027-05', 'phone'), '2027-05-13T10:00:00+08:00');
    const { taskId = '', status } = life.state.closure ?? {};
    expect(status).toBe('proposed');
    life.add({
      type: 'task-opened',
      at: '2027-05-13T02:00:01.000Z',
      actor: { role: 'system', subject: 'test' },
      data: { taskId, kind: 'decide-closure' },
    });
    const deciding =
      (close: boolean): Act =>
      (state, context) =>
        decideClosure(state, taskId, { close }, rules(context.now), context);
    const now = Date.parse('2027-05-14T10:00:00+08:00');
    expect(deciding(true)(life.state, { now, actor: supervisor }).ok).toBe(true);
    life.does((_state, of) => correctPerson(['address'], undefined, of), now - 1, applicant);
    expect(life.tries(deciding(true), now, supervisor)?.reason).toBe('person-in-touch');
    life.does(deciding(false), now, supervisor);
    expect(life.state).toMatchObject({ phase: 'registered', closure: { status: 'declined' } });
  });
});
