import { describe, expect, it } from 'vitest';
import { operations } from '../../functions/api/operations.ts';
import { mandateOf, rightsOfActing } from '../../web/applicant/case/acting.ts';
import { rights } from '../../web/applicant/case/acts.ts';

const mandate = (representative: string, inForce: boolean) => ({
  mandateId: `${representative}-${inForce}`,
  representative,
  from: '2026-12-01',
  until: '2027-02-28',
  grantedAt: '2026-12-01T01:00:00.000Z',
  inForce,
});

/** The acts in the order in which the page of mandates names them; acts that one phrase covers are beside each other. */
const said = {
  may: [
    ['provide-information', 'provide-claim-information'],
    ['report-change', 'withdraw-change', 'book-contact', 'cancel-contact', 'rate-service'],
    ['raise-objection', 'object-to-hardship', 'contest-claim', 'ask-for-claim-review'],
    ['apply-for-hardship', 'apply-for-loan'],
    ['claim-subsidy', 'claim-from-plan', 'confirm-found-grant', 'decline-found-grant'],
    ['withdraw-hardship', 'withdraw-claim', 'withdraw-loan-application'],
    ['give-claim-account', 'request-referral', 'request-correction', 'revoke-mandate'],
  ].flat(),
  mayNot: [
    ['submit-application', 'withdraw-application', 'register-job-seeker', 'end-job-seeker-registration'],
    ['apply-for-household', 'withdraw-household', 'answer-referral', 'correct-person', 'copy-record'],
    ['restrict-processing', 'request-deletion', 'grant-mandate'],
  ].flat(),
};

describe('somebody who acts by a mandate', () => {
  it('is known by a mandate that is in force, and the person themself is not', () => {
    const mandates = [mandate('daughter', false), mandate('daughter', true), mandate('son', false)];
    expect(mandateOf({ mandates }, 'daughter')?.inForce).toBe(true);
    expect(mandateOf({ mandates }, 'son')).toBeUndefined();
    expect(mandateOf({ mandates }, 'father')).toBeUndefined();
    expect(mandateOf({}, 'daughter')).toBeUndefined();
  });

  it('is offered those rights over the data of the person that the operations give them, and no others', () => {
    const given = Object.keys(rights).filter((right) =>
      operations.some(
        ({ id, access }) => id === right && (access as readonly string[]).includes('representative'),
      ),
    );
    expect(rightsOfActing).toEqual(given);
  });

  it('may do what the page of mandates says before one is given, and nothing besides', () => {
    const changing = operations.filter(({ method }) => method !== 'GET');
    const given = changing.filter(({ access }) => (access as readonly string[]).includes('representative'));
    expect(given.map(({ id }) => id).sort()).toEqual(said.may.toSorted());
    expect(changing.map(({ id }) => id)).toEqual(expect.arrayContaining(said.mayNot));
    expect(given.filter(({ id }) => said.mayNot.includes(id))).toEqual([]);
  });
});
