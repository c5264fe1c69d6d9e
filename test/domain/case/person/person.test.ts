import { describe, expect, it } from 'vitest';
import { evolve } from '../../../../lib/domain/case/case.ts';
import { correctPerson } from '../../../../lib/domain/case/person/correct.ts';
import { confirmIdentity, linkAccount } from '../../../../lib/domain/case/person/identity.ts';
import { revealPersonalData, shownUntil } from '../../../../lib/domain/case/person/reveal.ts';
import { applicant, friday, lifecycleOf, newCaseId, officer, submission } from '../support/cases.ts';
import { by, having, refusalOf } from '../support/decisions.ts';

const staff = by(officer, friday);
const person = by(applicant, friday);

describe('A correction of a person’s data (PIPL 46)', () => {
  it('of contact data needs only their word, or that of an officer (CQ-2.5 更新基本信息)', () => {
    for (const context of [staff, person]) {
      const corrected = correctPerson(['phone', 'address'], undefined, context);
      expect(corrected.ok && corrected.value.data).toEqual({ parts: ['phone', 'address'] });
    }
  });

  it.each(['name', 'identityNumber'] as const)(
    'of the %s is made by an officer who has seen an identity document, and by nobody else',
    (part) => {
      expect(correctPerson([part], 'identity-card', staff).ok).toBe(true);
      for (const tried of [
        correctPerson([part], undefined, staff),
        correctPerson([part], 'identity-card', person),
        correctPerson([part, 'phone'], undefined, staff),
      ])
        expect(refusalOf(tried)).toEqual({ reason: 'correction-needs-document' });
    },
  );

  it('of nothing is refused', () => {
    expect(refusalOf(correctPerson([], undefined, staff))).toEqual({ reason: 'nothing-corrected' });
  });

  it('has no personal data in its event', () => {
    const corrected = correctPerson(['name'], 'social-security-card', staff);
    expect(corrected.ok && corrected.value.data).toEqual({ parts: ['name'], seen: 'social-security-card' });
  });
});

describe('A reveal of personal data (PIPL 44, 51)', () => {
  it('records which data and why, never their values, and changes nothing else in a case', () => {
    const before = evolve(undefined, newCaseId(), submission({}));
    const revealed = revealPersonalData(['name', 'phone'], 'contact', undefined, staff);
    expect(revealed.ok && revealed.value).toEqual({
      type: 'personal-data-revealed',
      at: new Date(friday).toISOString(),
      actor: officer,
      data: { fields: ['name', 'phone'], reason: 'contact' },
    });
    expect(having(before, revealed)).toEqual({ ...before, version: before.version + 1 });
  });

  it('is shown for as long as the pack of the region says', () => {
    const at = new Date(friday).toISOString();
    expect([shownUntil(at, 60), shownUntil(at, 120)]).toEqual([friday + 60_000, friday + 120_000]);
  });

  it('needs an explanation if no reason of the list fits', () => {
    expect(refusalOf(revealPersonalData(['phone'], 'other', undefined, staff))).toEqual({
      reason: 'reveal-needs-words',
    });
    expect(revealPersonalData(['phone'], 'other', '核对来电号码', staff).ok).toBe(true);
  });
});

describe('The identity of a case (I-52)', () => {
  const stated = evolve(undefined, newCaseId(), submission({ identity: 'stated', owner: 'stranger' }));

  it('is confirmed once, by staff who have seen the document', () => {
    const confirmed = having(
      stated,
      confirmIdentity(stated, 'identity-card', false, lifecycleOf('chongqing'), {}, staff),
    );
    expect(confirmed).toMatchObject({ identity: 'counter', owner: 'stranger' });
    expect(
      refusalOf(confirmIdentity(confirmed, 'identity-card', false, lifecycleOf('chongqing'), {}, staff)),
    ).toEqual({
      reason: 'identity-known-already',
    });
  });

  it('takes the case away from a sign-in that is not the person’s', () => {
    const confirmed = having(
      stated,
      confirmIdentity(stated, 'residence-permit', true, lifecycleOf('chongqing'), {}, staff),
    );
    expect(confirmed.identity).toBe('counter');
    expect(confirmed.owner).toBeUndefined();
  });

  it('is proven by the person’s own sign-in, which has the case from then on', () => {
    const linked = having(stated, linkAccount(stated, lifecycleOf('chongqing'), {}, person));
    expect(linked).toMatchObject({ owner: applicant.subject, identity: 'sign-in' });
    expect(refusalOf(linkAccount(linked, lifecycleOf('chongqing'), {}, person))).toEqual({
      reason: 'account-linked-already',
    });
  });
});
