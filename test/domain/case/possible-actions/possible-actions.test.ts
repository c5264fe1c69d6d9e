import { describe, expect, it } from 'vitest';
import {
  type Action,
  actionMatrix,
  actions,
  type CaseState,
  possibleActions,
} from '../../../../lib/domain/case/case.ts';
import { roles } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { provideInformation } from '../../../../lib/domain/case/registration/information.ts';
import { withdrawApplication } from '../../../../lib/domain/case/registration/withdraw.ts';
import { asJobSeeker } from '../support/cases.ts';
import { proposed } from '../support/closed.ts';
import { by } from '../support/decisions.ts';
import { onNotice, planningAssistance, recognised, refusedHardship } from '../support/hardship.ts';
import { registered } from '../support/registered.ts';
import { now } from './support/facts.ts';
import {
  after,
  applied,
  asked,
  booked,
  ended,
  found,
  hiredBy,
  judged,
  lent,
  objected,
  refused,
  reported,
  toBeReferred,
} from './support/states.ts';
import { claiming, tried } from './support/tried.ts';

/** What every registered person can do besides. */
const asRegistered = ['request-referral', 'apply-for-loan'] as const;

const cases: readonly [string, () => CaseState, readonly Action[]][] = [
  ['applied for', applied, ['withdraw-application']],
  ['of which something was asked', asked, ['withdraw-application', 'provide-information']],
  ['that has been answered', () => after(asked(), provideInformation), ['withdraw-application']],
  ['withdrawn', () => after(applied(), withdrawApplication), []],
  ['refused with an offer', () => refused('in-employment'), ['register-as-job-seeker', 'raise-objection']],
  [
    'whose offer was taken',
    () => after(refused('in-employment'), asJobSeeker),
    ['end-job-seeker-registration', 'raise-objection', 'claim-subsidy'],
  ],
  ['refused without an offer', () => refused('under-age'), ['raise-objection']],
  [
    'registered',
    registered,
    [
      'report-change',
      'book-contact',
      'claim-subsidy',
      'apply-for-household',
      'apply-for-hardship',
      ...asRegistered,
    ],
  ],
  [
    'with a claim',
    () => after(registered(), claiming),
    [
      'report-change',
      'book-contact',
      'claim-subsidy',
      'withdraw-claim',
      'give-claim-account',
      'apply-for-household',
      'apply-for-hardship',
      ...asRegistered,
    ],
  ],
  [
    'to be referred',
    () => toBeReferred(),
    [
      'report-change',
      'book-contact',
      'claim-subsidy',
      'apply-for-household',
      'apply-for-hardship',
      'request-referral',
      'answer-referral',
      'apply-for-loan',
    ],
  ],
  [
    'with a loan applied for',
    () => lent(1),
    [
      'report-change',
      'book-contact',
      'claim-subsidy',
      'apply-for-household',
      'apply-for-hardship',
      'request-referral',
      'withdraw-loan-application',
    ],
  ],
  [
    'with an application at a bank',
    () => lent(3),
    [
      'report-change',
      'book-contact',
      'claim-subsidy',
      'apply-for-household',
      'apply-for-hardship',
      'request-referral',
    ],
  ],
  [
    'with a loan that was paid out',
    () => lent(5),
    [
      'report-change',
      'book-contact',
      'claim-subsidy',
      'apply-for-household',
      'apply-for-hardship',
      'request-referral',
    ],
  ],
  [
    'with a contact booked',
    booked,
    [
      'report-change',
      'book-contact',
      'cancel-contact',
      'claim-subsidy',
      'apply-for-household',
      'apply-for-hardship',
      ...asRegistered,
    ],
  ],
  [
    'of which the person has reported everything',
    reported,
    ['withdraw-change', 'claim-subsidy', 'apply-for-household', 'apply-for-hardship', ...asRegistered],
  ],
  [
    'for which something was found',
    found,
    [
      'report-change',
      'book-contact',
      'claim-subsidy',
      'apply-for-household',
      'apply-for-hardship',
      'confirm-found-grant',
      'decline-found-grant',
      ...asRegistered,
    ],
  ],
  [
    'for which an employer has claimed',
    hiredBy,
    [
      'report-change',
      'book-contact',
      'claim-subsidy',
      'contest-claim',
      'apply-for-household',
      'apply-for-hardship',
      ...asRegistered,
    ],
  ],
  [
    'that is proposed to be closed',
    () => proposed(registered()),
    [
      'report-change',
      'book-contact',
      'claim-subsidy',
      'apply-for-household',
      'apply-for-hardship',
      ...asRegistered,
    ],
  ],
  ['closed', ended, ['raise-objection', 'claim-subsidy']],
  ['objected to', objected, ['claim-subsidy']],
  ['whose objection was dismissed', () => judged(false), ['claim-subsidy']],
  [
    'that was reinstated',
    () => judged(true),
    ['report-change', 'claim-subsidy', 'apply-for-household', 'apply-for-hardship', ...asRegistered],
  ],
  [
    'on public notice',
    () => onNotice('shanxi').state,
    ['report-change', 'claim-subsidy', 'apply-for-household', 'withdraw-hardship', ...asRegistered],
  ],
  [
    'not recognised',
    () => refusedHardship('chongqing').state,
    [
      'report-change',
      'claim-subsidy',
      'apply-for-household',
      'apply-for-hardship',
      'object-to-hardship',
      ...asRegistered,
    ],
  ],
  [
    'recognised',
    () => recognised('chongqing').state,
    ['report-change', 'claim-subsidy', 'apply-for-household', ...asRegistered],
  ],
  [
    'recognised, with an individual plan',
    () => recognised('chongqing').next(planningAssistance).state,
    ['report-change', 'claim-subsidy', 'claim-from-plan', 'apply-for-household', ...asRegistered],
  ],
];

describe.each(cases)('A case %s', (_how, make, expected) => {
  it(`offers the person ${expected.join(', ') || 'nothing'}`, () => {
    expect(possibleActions(make(), 'applicant')).toEqual(expected);
  });

  it('offers an action exactly if it would be accepted', () => {
    const state = make();
    for (const role of roles) {
      const offered = possibleActions(state, role);
      const taken = actions.filter(
        (action) =>
          actionMatrix[action].roles[state.phase]?.includes(role) === true &&
          tried[action](state, role, by({ role, subject: 'anybody' }, now)).some(({ ok }) => ok),
      );
      for (const action of offered) expect(taken).toContain(action);
      if (role === 'applicant') expect(offered).toEqual(taken);
    }
  });
});

it('An officer can report a change even when the person has already reported everything', () => {
  expect(possibleActions(reported(), 'officer')).toContain('report-change');
});
