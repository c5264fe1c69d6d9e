import { describe, expect, it } from 'vitest';
import { type CaseState, evolve } from '../../../../lib/domain/case/case.ts';
import { addedRealNames, realNamesOf } from '../../../../lib/domain/case/kernel/real-name.ts';
import { confirmIdentity, linkAccount } from '../../../../lib/domain/case/person/identity.ts';
import { transferRegistration } from '../../../../lib/domain/case/transfer/transfer.ts';
import {
  beginningOf,
  calendar,
  friday,
  hour,
  lifecycleOf,
  newCaseId,
  officer,
  submission,
} from '../support/cases.ts';
import { by, having } from '../support/decisions.ts';
import { registered } from '../support/registered.ts';

const rules = lifecycleOf('qinghai');
const later = friday + hour;
const at = (now: number) => new Date(now).toISOString();
const opened = (identity: 'sign-in' | 'counter' | 'stated', actor = officer) =>
  evolve(undefined, newCaseId(), {
    ...submission({ region: 'qinghai', identity, owner: 'own' }),
    actor,
  });

describe('The real name of a person (QH-1.3 实名)', () => {
  it('is proven with the application by a verified sign-in, or at the counter, whose officer is recorded', () => {
    const person = { role: 'applicant', subject: 'own' } as const;
    expect(opened('sign-in', person).identityProof).toEqual({ at: at(friday) });
    expect(opened('counter').identityProof).toEqual({ at: at(friday), by: officer.subject });
    expect(opened('stated', person).identityProof).toBeUndefined();
  });

  it('is proven later by a document, with who saw which and when, and a sign-in does not replace that', () => {
    const stated = opened('stated', { role: 'applicant', subject: 'own' });
    const confirmed = having(
      stated,
      confirmIdentity(stated, 'social-security-card', false, rules, {}, by(officer, later)),
    );
    const proof = { at: at(later), by: officer.subject, seen: 'social-security-card' };
    expect(confirmed.identityProof).toEqual(proof);
    const person = by({ role: 'applicant', subject: 'own' }, later + hour);
    const linked = having(stated, linkAccount(stated, rules, {}, person));
    expect(linked).toMatchObject({ identity: 'sign-in', identityProof: { at: at(later + hour) } });
    const both = having(confirmed, linkAccount({ ...confirmed, owner: 'other' }, rules, {}, person));
    expect(both).toMatchObject({ identity: 'counter', identityProof: proof, owner: 'own' });
  });

  it('moves with the person to another place', () => {
    const state = registered('qinghai', friday, { identity: 'counter' });
    const caseId = newCaseId();
    const to = {
      caseId,
      region: 'yunnan',
      district: '530102',
      applicationNumber: '1',
      placeBasis: 'residence',
    } as const;
    const transfer = { to, beginning: beginningOf('yunnan') };
    const moved = transferRegistration(state, transfer, calendar, by(officer, later));
    if (!moved.ok) throw new Error(moved.failure.reason);
    const there = evolve(undefined, caseId, moved.value.in);
    expect([there.identity, there.identityProof]).toEqual(['counter', state.identityProof]);
  });

  it('is counted for current registrations, and the counts of two parts add up', () => {
    const state = registered('qinghai');
    const known = (identity?: CaseState['identity'], phase: CaseState['phase'] = 'registered') => ({
      ...(identity && { identity }),
      phase,
    });
    const cases = [known('sign-in'), known('counter'), known('counter'), known('stated'), known(), state];
    const all = realNamesOf([...cases, known('counter', 'closed'), known('stated', 'applied')]);
    expect(all).toEqual({ signIn: 1, counter: 2, unproven: 3 });
    expect(addedRealNames(realNamesOf(cases.slice(0, 2)), realNamesOf(cases.slice(2)))).toEqual(all);
  });
});
