import { describe, expect, it } from 'vitest';
import {
  type EventType,
  effectsOf,
  eventTypes,
  noticesOf,
  noticeTemplates,
} from '../../../../lib/domain/case/case.ts';
import { templateVersionOn } from '../../../../lib/domain/case/kernel/notice.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import {
  closed,
  compared,
  eventWith,
  objected,
  planned,
  refused,
  refusedThrice,
  withdrawn,
} from '../support/told.ts';

const district = '500103';
const supervisors = { kind: 'district-supervisors', district };
const person = { kind: 'person' };
const toldBy = (type: EventType, data: object) =>
  noticesOf(eventWith(type, data), 7, { district }).map(({ template, to }) => [template, to]);

describe('The notices of an event', () => {
  it.each<[EventType, object, [string, object][]]>([
    ['application-submitted', { channel: 'counter' }, [['application-received', person]]],
    ['application-submitted', { channel: 'online' }, []],
    ['deadline-escalated', { late: { dueDate: '2026-11-27' } }, [['agency-late', person]]],
    ['application-approved', {}, [['registration-approved', person]]],
    ['application-refused', { reason: 'in-employment' }, [['registration-refused', person]]],
    ['application-withdrawn', {}, [['application-withdrawn', person]]],
    ['registration-closed', { noticeExempt: false }, [['registration-closed', person]]],
    ['information-requested', { items: ['unemployment-date'] }, [['information-requested', person]]],
    [
      'officer-assigned',
      { officer: 'officer-1', because: 'load' },
      [
        ['officer-assigned', person],
        ['case-assigned', { kind: 'officer', subject: 'officer-1' }],
      ],
    ],
    ['job-seeker-registration-begun', {}, [['job-seeker-registered', person]]],
    [
      'job-seeker-registration-begun',
      { officerNeeded: {} },
      [
        ['job-seeker-registered', person],
        ['officer-needed', supervisors],
      ],
    ],
    ['job-seeker-registered', {}, [['job-seeker-registered', person]]],
    ['job-seeker-registration-ended', {}, [['job-seeker-registration-ended', person]]],
    ['person-corrected', {}, [['person-corrected', person]]],
    ['mandate-granted', {}, [['mandate-granted', person]]],
    ['mandate-revoked', {}, [['mandate-revoked', person]]],
    ['hardship-candidate-found', {}, [['hardship-candidate', person]]],
    ['hardship-step-taken', { next: { step: 'public-notice' } }, []],
    ['hardship-step-taken', { next: { step: 'decision' } }, [['hardship-to-decide', supervisors]]],
    ['hardship-notice-ended', { next: { step: 'review' } }, []],
    ['hardship-notice-ended', { next: { step: 'decision' } }, [['hardship-to-decide', supervisors]]],
    ['hardship-recognised', {}, [['hardship-recognised', person]]],
    ['hardship-refused', {}, [['hardship-refused', person]]],
    ['hardship-exited', {}, [['hardship-exited', person]]],
    ['assistance-plan-made', {}, [['assistance-plan-made', person]]],
    ['hardship-objected', {}, [['hardship-objection-to-decide', supervisors]]],
    ['hardship-objection-decided', {}, [['hardship-objection-decided', person]]],
    [
      'application-approved',
      { hardshipContinued: {} },
      [
        ['registration-approved', person],
        ['hardship-continued', person],
      ],
    ],
    ['plan-made', {}, [['plan-made', person]]],
    ['plan-adjusted', {}, [['plan-adjusted', person]]],
    ['signal-received', { kind: 'found-work', origin: 'comparison' }, [['comparison-finding', person]]],
    ['signal-received', { kind: 'found-work', origin: 'person' }, []],
    ['signal-received', { kind: 'note', origin: 'officer' }, []],
    ['follow-up-completed', { by: 'data-comparison' }, [['comparison-finding', person]]],
    ['follow-up-completed', { by: 'officer' }, []],
    ['closure-declined', { tellsPerson: true }, [['closure-declined', person]]],
    ['closure-declined', {}, []],
    ['closure-proposed', { closureProposal: { decidedBy: 'officer' } }, []],
    [
      'service-recorded',
      { closureProposal: { decidedBy: 'supervisor' } },
      [['closure-for-supervisor', supervisors]],
    ],
    ['service-recorded', {}, []],
    ['refusal-overturned', {}, [['refusal-overturned', person]]],
    ['claim-information-requested', { by: 'person' }, [['claim-information-requested', person]]],
    ['claim-information-requested', { by: 'employer' }, []],
    ['claim-checked', { forSupervisor: true }, [['claim-for-supervisor', supervisors]]],
    ['claim-checked', { forSupervisor: false }, []],
    ['claim-approved', { by: 'person' }, [['claim-decided', person]]],
    ['claim-approved', { by: 'employer' }, []],
    ['claim-refused', { by: 'person' }, [['claim-decided', person]]],
    ['claim-review-asked', {}, [['claim-for-supervisor', supervisors]]],
    ['claim-review-decided', { by: 'person' }, [['claim-reviewed', person]]],
    ['claim-paid', { by: 'person' }, [['claim-paid', person]]],
    ['claim-payment-bounced', { by: 'person' }, [['claim-payment-bounced', person]]],
    ['claim-payment-returned', { by: 'person' }, [['claim-payment-returned', person]]],
    ['claim-payment-returned', { by: 'employer' }, []],
    ['claim-recovery-proposed', {}, [['claim-for-supervisor', supervisors]]],
    ['claim-recovery-decided', { by: 'person', recover: true }, [['claim-recovery', person]]],
    ['claim-recovery-decided', { by: 'person', recover: true, revokes: true }, [['claim-revoked', person]]],
    ['claim-recovery-decided', { by: 'person', recover: false }, []],
    ['officer-needed', {}, [['officer-needed', supervisors]]],
    ['interest-declared', {}, [['interest-declared', supervisors]]],
    [
      'signal-received',
      { kind: 'transfer-requested', origin: 'other-place' },
      [['transfer-requested', person]],
    ],
    ['objection-raised', {}, [['objection-to-decide', supervisors]]],
    ['objection-dismissed', {}, [['objection-dismissed', person]]],
    ['registration-reinstated', {}, [['registration-reinstated', person]]],
    ['registration-transferred-in', {}, [['registration-transferred', person]]],
    ['placement-check-opened', {}, [['placement-check', person]]],
    ['placement-checked', { mayReEnter: true }, [['may-register-again', person]]],
    ['placement-checked', { mayReEnter: false }, []],
    ['household-confirmed', {}, [['household-confirmed', person]]],
    ['household-refused', {}, [['household-refused', person]]],
    ['household-ended', {}, [['household-ended', person]]],
    ['household-reopened', {}, [['household-reopened', person]]],
    ['household-membership-begun', {}, [['household-membership-begun', person]]],
    ['household-membership-ended', {}, [['household-membership-ended', person]]],
    ['public-post-placed', {}, [['public-post-placed', person]]],
    ['public-post-declined', {}, [['public-post-declined', person]]],
    ['public-post-ending', {}, [['public-post-ending', person]]],
    ['public-post-ended', {}, [['public-post-ended', person]]],
    ['public-post-ended', { tellNobody: true }, []],
    ['referral-proposed', {}, [['referral-proposed', person]]],
    ['referral-request-declined', {}, [['referral-request-declined', person]]],
    ['referral-handed-over', {}, [['referral-handed-over', person]]],
    ['referral-answered', {}, [['referral-answered', person]]],
    ['loan-checked', {}, [['loan-checked', person]]],
    ['loan-handed-over', {}, [['loan-handed-over', person]]],
    ['loan-granted', {}, [['loan-granted', person]]],
    ['loan-refused', {}, [['loan-refused', person]]],
    ['loan-paid', {}, [['loan-paid', person]]],
    ['loan-extended', {}, [['loan-extended', person]]],
  ])('of type %s with data %o are %j', (type, data, expected) => {
    expect(toldBy(type, data)).toEqual(expected);
  });

  /** These cause no notice themselves: the person did it, learns of it with its result, or it is in the daily digest. */
  const silent: readonly EventType[] = [
    'application-screened',
    'application-ended',
    'task-opened',
    'information-provided',
    'contact-recorded',
    'identity-confirmed',
    'account-linked',
    'personal-data-revealed',
    'correction-requested',
    'correction-answered',
    'service-rated',
    'rating-answered',
    'application-given-back',
    'deadline-recomputed',
    'profile-recorded',
    'follow-up-opened',
    'follow-up-attempted',
    'signal-handled',
    'registration-transferred-out',
    'record-copied',
    'data-notice-shown',
    'destruction-postponed',
    'records-destroyed',
    'claim-notice-objected',
    'claim-objection-answered',
    'claim-returned',
    'claim-withdrawn',
    'claim-account-given',
    'claim-payment-sent',
    'claim-questioned',
    'claim-question-dropped',
    'claim-repaid',
    'household-applied-for',
    'household-compared',
    'household-checked',
    'household-withdrawn',
    'public-post-proposed',
    'public-post-prospect-recorded',
    'public-post-expired',
    'public-post-attendance-recorded',
    'registration-offered-again',
    'hardship-candidate-answered',
    'hardship-applied-for',
    'hardship-notice-published',
    'hardship-notice-objected',
    'hardship-notice-objection-answered',
    'hardship-returned',
    'hardship-withdrawn',
    'claim-information-provided',
    'claim-contested',
    'grant-declined',
    'referral-requested',
    'referral-agreed',
    'referral-not-wanted',
    'referral-exported',
    'referral-received',
    'loan-applied-for',
    'loan-application-withdrawn',
    'loan-exported',
    'loan-received',
    'placement-checks-dropped',
    'death-recorded',
    'death-record-withdrawn',
    'loan-not-paid',
    'loan-ended',
  ];
  const telling: readonly EventType[] = [
    'hardship-candidate-found',
    'hardship-step-taken',
    'hardship-notice-ended',
    'hardship-recognised',
    'hardship-refused',
    'hardship-exited',
    'assistance-plan-made',
    'hardship-objected',
    'hardship-objection-decided',
    'deadline-escalated',
    'grant-found',
    'application-submitted',
    'processing-restricted',
    'restriction-lifted',
    'deletion-requested',
    'deletion-decided',
    'application-approved',
    'application-refused',
    'application-withdrawn',
    'registration-closed',
    'information-requested',
    'officer-assigned',
    'plan-made',
    'plan-adjusted',
    'change-withdrawn',
    'signal-received',
    'follow-up-completed',
    'closure-declined',
    'closure-proposed',
    'service-recorded',
    'objection-raised',
    'objection-dismissed',
    'registration-reinstated',
    'refusal-overturned',
    'officer-needed',
    'interest-declared',
    'registration-transferred-in',
    'placement-check-opened',
    'placement-checked',
    'job-seeker-registration-begun',
    'job-seeker-registered',
    'job-seeker-registration-ended',
    'person-corrected',
    'mandate-granted',
    'mandate-revoked',
    'contact-booked',
    'contact-booking-cancelled',
    'application-taken',
    'certificate-noted',
    'certificate-note-withdrawn',
    'claim-made',
    'claim-information-requested',
    'claim-checked',
    'claim-approved',
    'claim-refused',
    'claim-review-asked',
    'claim-review-decided',
    'claim-paid',
    'claim-payment-bounced',
    'claim-payment-returned',
    'claim-recovery-proposed',
    'claim-recovery-decided',
    'household-confirmed',
    'household-refused',
    'household-ended',
    'household-reopened',
    'household-membership-begun',
    'household-membership-ended',
    'public-post-placed',
    'public-post-declined',
    'public-post-ending',
    'public-post-ended',
    'referral-proposed',
    'referral-request-declined',
    'referral-handed-over',
    'referral-answered',
    'loan-checked',
    'loan-handed-over',
    'loan-granted',
    'loan-refused',
    'loan-paid',
    'loan-extended',
  ];

  it.each(silent)('do not exist for type %s', (type) => {
    expect(toldBy(type, {})).toEqual([]);
  });

  it('are defined for every type of event', () => {
    expect([...silent, ...telling].sort()).toEqual([...eventTypes].sort());
  });
});

describe('A closure', () => {
  it('that is exempt from notice is announced to nobody (DOMAIN C5)', () => {
    const closing = { taskId: 'decide-closure-1', reason: 'imprisoned', noticeExempt: true };
    expect(toldBy('registration-closed', closing)).toEqual([]);
    expect(
      toldBy('closure-proposed', { closureProposal: { decidedBy: 'officer', noticeExempt: true } }),
    ).toEqual([]);
  });

  it('is announced once', () => {
    expect(
      closed('yunnan').notices.filter(({ template }) => template === 'registration-closed'),
    ).toHaveLength(1);
  });
});

describe.each(servedRegions.ids)('In %s', (region) => {
  it('each step of a life is announced to those whom it concerns (SX-1.2, QH-1.2, CQ-1.2, YN-1.2.1)', () => {
    const of = (notices: readonly { template: string }[]) => notices.map(({ template }) => template);
    expect(of(objected(region, true).notices)).toEqual([
      'information-requested',
      'registration-approved',
      'officer-assigned',
      'case-assigned',
      'plan-made',
      'plan-adjusted',
      'comparison-finding',
      'registration-closed',
      'objection-to-decide',
      'registration-reinstated',
    ]);
    expect(of(objected(region, false).notices).at(-1)).toBe('objection-dismissed');
    expect(of(refused(region).notices)).toEqual(['registration-refused']);
    expect(of(withdrawn(region).notices)).toEqual(['application-withdrawn']);
    expect(of(refusedThrice(region).notices).at(-1)).toBe('closure-for-supervisor');
    expect(of(compared(region).notices).at(-1)).toBe('comparison-finding');
  });

  it('the same notices follow from an event, however late it is carried out', () => {
    const { events, notices, state } = objected(region, true);
    const again = events.flatMap(({ event, sequence }) => noticesOf(event, sequence, state));
    expect(again).toEqual(notices);
    expect(new Set(notices.map(({ noticeId }) => noticeId)).size).toBe(notices.length);
    const published = events.flatMap(({ event, sequence }) =>
      effectsOf(event, sequence, state).flatMap((effect) =>
        effect.kind === 'publish' && effect.detailType === 'Notice.Issued' ? [effect.detail.noticeId] : [],
      ),
    );
    expect(published).toEqual(notices.map(({ noticeId }) => noticeId));
  });
});

describe('The version of a template', () => {
  const versions = [
    { version: 1, from: '2022-01-01' },
    { version: 2, from: '2027-03-01' },
  ];

  it('is the one in force on the Beijing day of the event', () => {
    const on = (day: string) => templateVersionOn(versions, day);
    expect([on('2021-01-01'), on('2027-02-28'), on('2027-03-01'), on('2030-01-01')]).toEqual([1, 1, 2, 2]);
  });

  it('increases with its day, starting at one', () => {
    for (const { versions: own } of Object.values(noticeTemplates)) {
      expect(own.map(({ version }) => version)).toEqual(own.map((_each, index) => index + 1));
      expect(own.map(({ from }) => from)).toEqual(own.map(({ from }) => from).toSorted());
    }
  });

  it('of a notice is the one of the day of its event', () => {
    expect(noticesOf(eventWith('application-refused', {}), 4, { district })).toMatchObject([
      { noticeId: '4-registration-refused', templateVersion: 1 },
    ]);
  });
});

it('A person who has a plan is told of it, and not of what an officer ticks off', () => {
  const { notices } = planned('chongqing');
  expect(notices.filter(({ to }) => to.kind === 'person').map(({ template }) => template)).toEqual([
    'information-requested',
    'registration-approved',
    'officer-assigned',
    'plan-made',
    'plan-adjusted',
  ]);
});
