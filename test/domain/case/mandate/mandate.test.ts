import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { separationRefusal } from '../../../../lib/domain/case/assignment/separation.ts';
import { type CaseState, evolve } from '../../../../lib/domain/case/case.ts';
import { actingRole, relationTo } from '../../../../lib/domain/case/kernel/access.ts';
import type { Actor } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { type Granted, grantMandate, revokeMandate } from '../../../../lib/domain/case/mandate/mandate.ts';
import { confirmIdentity, linkAccount } from '../../../../lib/domain/case/person/identity.ts';
import { applicant, friday, lifecycleOf, newCaseId, officer, submission } from '../support/cases.ts';

const helper: Actor = { role: 'representative', subject: 'helper' };
const mandate: Granted = { subject: helper.subject, from: '2026-11-20', until: '2026-12-31' };
const by = (actor: Actor, now = friday) => ({ now, actor });

function applied(): CaseState {
  const state = evolve(undefined, newCaseId(), submission({ owner: applicant.subject }, friday));
  if (!state) throw new Error('no case');
  return state;
}
const granted = (state: CaseState, change: Partial<Granted> = {}, actor: Actor = applicant) =>
  grantMandate(state, { ...mandate, ...change }, by(actor));
function having(
  state: CaseState,
  decided: ReturnType<typeof grantMandate> | ReturnType<typeof revokeMandate>,
) {
  if (!decided.ok) throw new Error(decided.failure.reason);
  return evolve(state, state.caseId, decided.value);
}
const reasonOf = (decided: ReturnType<typeof grantMandate> | ReturnType<typeof revokeMandate>) =>
  decided.ok ? undefined : decided.failure.reason;
/** How somebody who signs in as an applicant is related to a case on a day, for acts open to representatives. */
const relationOn = (state: CaseState, representsOn: string | undefined, subject = helper.subject) =>
  relationTo({ subject, role: 'applicant', ...(representsOn !== undefined && { representsOn }) }, state);

describe('A mandate', () => {
  it('is in force from its first day to its last, both inclusive, and only for acts open to representatives', () => {
    const state = having(applied(), granted(applied(), { from: '2026-11-23', until: '2026-11-25' }));
    const days = ['2026-11-22', '2026-11-23', '2026-11-25', '2026-11-26'];
    expect(days.map((day) => relationOn(state, day))).toEqual(['none', 'mandate', 'mandate', 'none']);
    expect(relationOn(state, undefined)).toBe('none');
    expect(relationOn(state, '2026-11-24', 'somebody-else')).toBe('none');
    expect(relationOn(state, '2026-11-24', applicant.subject)).toBe('own');
    const principal = { subject: helper.subject, role: 'applicant', representsOn: '2026-11-24' } as const;
    expect(actingRole(principal, state)).toBe('representative');
  });

  it('is recorded at the counter only by somebody who has seen the person’s identity document', () => {
    expect(reasonOf(granted(applied(), {}, officer))).toBe('mandate-needs-document');
    const decided = granted(applied(), { seen: 'identity-card' }, officer);
    expect(decided.ok && decided.value.data).toMatchObject({ seen: 'identity-card', mandateId: 'mandate-1' });
  });

  it('always ends, not before it begins, and not in the past', () => {
    const day = fc.constantFrom('2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2027-01-01');
    fc.assert(
      fc.property(day, day, (from, until) => {
        const possible = from <= until && until >= '2026-11-20';
        expect(reasonOf(granted(applied(), { from, until }))).toBe(
          possible ? undefined : 'mandate-period-impossible',
        );
      }),
    );
  });

  it('for a member of staff is recorded at the counter alone: nobody chooses online who is kept from their case', () => {
    const subject = 'supervisor-chongqing';
    const ofStaff = (change: Partial<Granted>, actor: Actor) =>
      reasonOf(grantMandate(applied(), { ...mandate, subject, ...change }, by(actor), true));
    expect(ofStaff({}, applicant)).toBe('mandate-of-staff-at-counter');
    expect(ofStaff({ seen: 'identity-card' }, officer)).toBeUndefined();
  });

  it('is given to somebody other than the person or the officer, and once at a time', () => {
    expect(reasonOf(granted(applied(), { subject: applicant.subject }))).toBe('mandate-not-for-oneself');
    const own = { subject: officer.subject, seen: 'identity-card' } as const;
    expect(reasonOf(granted(applied(), own, officer))).toBe('mandate-not-for-oneself');
    const state = having(applied(), granted(applied()));
    expect(reasonOf(granted(state, { from: '2026-12-31', until: '2027-01-31' }))).toBe(
      'mandate-exists-already',
    );
    expect(reasonOf(granted(state, { from: '2027-01-01', until: '2027-01-31' }))).toBeUndefined();
  });

  it('is revoked by the person, and given up only by its own representative', () => {
    const state = having(applied(), granted(applied()));
    const other: Actor = { role: 'representative', subject: 'another-helper' };
    expect(reasonOf(revokeMandate(state, 'mandate-1', by(other)))).toBe('mandate-not-found');
    expect(reasonOf(revokeMandate(state, 'mandate-2', by(applicant)))).toBe('mandate-not-found');
    for (const actor of [applicant, helper, officer]) {
      const ended = having(state, revokeMandate(state, 'mandate-1', by(actor)));
      expect(relationOn(ended, '2026-11-21')).toBe('none');
      expect(reasonOf(revokeMandate(ended, 'mandate-1', by(applicant)))).toBe('mandate-has-ended');
      expect(reasonOf(granted(ended))).toBeUndefined();
    }
    const later = Date.parse('2027-01-05T10:00:00+08:00');
    expect(reasonOf(revokeMandate(state, 'mandate-1', by(applicant, later)))).toBe('mandate-has-ended');
  });

  it('given by a sign-in that turns out not to be the person’s ends with it; one recorded at the counter does not', () => {
    const online = having(applied(), granted(applied()));
    const both = having(online, granted(online, { subject: 'daughter', seen: 'identity-card' }, officer));
    const confirmed = (removes: boolean) => {
      const decided = confirmIdentity(
        both,
        'identity-card',
        removes,
        lifecycleOf('chongqing'),
        {},
        by(officer),
      );
      if (!decided.ok) throw new Error(decided.failure.reason);
      return evolve(both, both.caseId, decided.value);
    };
    const relations = (state: CaseState) =>
      [helper.subject, 'daughter'].map((subject) => relationOn(state, '2026-11-20', subject));
    expect(relations(confirmed(false))).toEqual(['mandate', 'mandate']);
    expect(relations(confirmed(true))).toEqual(['none', 'mandate']);
    const linkedBy = (subject: string) => {
      const decided = linkAccount(
        { ...both, identity: 'stated' },
        lifecycleOf('chongqing'),
        {},
        by({ role: 'applicant', subject }),
      );
      if (!decided.ok) throw new Error(decided.failure.reason);
      return evolve(both, both.caseId, decided.value);
    };
    expect(relations(linkedBy(applicant.subject))).toEqual(['mandate', 'mandate']);
    expect(relations(linkedBy('the-real-person'))).toEqual(['none', 'mandate']);
  });

  it('bars a member of staff who has had it from every step in the case, like a relative', () => {
    const state = having(applied(), granted(applied(), { subject: 'officer-7' }));
    const actor: Actor = { role: 'officer', subject: 'officer-7' };
    expect(separationRefusal(state, 'decide-application', { actor })?.because).toBe('relative');
    expect(separationRefusal(state, 'any-other', { actor: officer })).toBeUndefined();
  });
});
