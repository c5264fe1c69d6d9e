import { describe, expect, it } from 'vitest';
import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import { workingCalendar } from '../../../lib/domain/calendar/working-calendar.ts';
import { bookContact, cancelContact, contactSlots } from '../../../lib/domain/case/appointment/book.ts';
import { assignOfficer } from '../../../lib/domain/case/assignment/assign-officer.ts';
import { takeApplication } from '../../../lib/domain/case/assignment/take-application.ts';
import {
  type Action,
  actionMatrix,
  actions,
  actsOnTask,
  type CaseEvent,
  type CaseRefusal,
  type CaseState,
  evolve,
  openTask,
  possibleActions,
  reinstatement,
  type TaskKind,
  taskKinds,
} from '../../../lib/domain/case/case.ts';
import { contestClaim } from '../../../lib/domain/case/claim/contest.ts';
import { askForReview } from '../../../lib/domain/case/claim/decide.ts';
import { claimFromPlan } from '../../../lib/domain/case/claim/from-plan.ts';
import { provideClaimInformation } from '../../../lib/domain/case/claim/information.ts';
import { giveAccount, makeClaim, withdrawClaim } from '../../../lib/domain/case/claim/make.ts';
import { objectToClaim } from '../../../lib/domain/case/claim/notice.ts';
import { proposeRecovery, questionClaim, recordRepayment } from '../../../lib/domain/case/claim/recover.ts';
import { proposeClosure } from '../../../lib/domain/case/closure/propose.ts';
import { recordLoanAnswer, recordLoanPayment } from '../../../lib/domain/case/guaranteed-loan/answer.ts';
import { applyForLoan, withdrawLoanApplication } from '../../../lib/domain/case/guaranteed-loan/apply.ts';
import { checkLoan, exportLoan, handOverLoan } from '../../../lib/domain/case/guaranteed-loan/check.ts';
import { endLoan, extendLoan } from '../../../lib/domain/case/guaranteed-loan/relief.ts';
import { applyForHardship } from '../../../lib/domain/case/hardship/begin.ts';
import { withdrawHardship } from '../../../lib/domain/case/hardship/decide.ts';
import { exitHardship, objectToHardship } from '../../../lib/domain/case/hardship/exit.ts';
import { objectToNotice } from '../../../lib/domain/case/hardship/public-notice.ts';
import { reopenHousehold } from '../../../lib/domain/case/household/help.ts';
import { applyForHousehold, withdrawHousehold } from '../../../lib/domain/case/household/recognise.ts';
import { endJobSeekerRegistration } from '../../../lib/domain/case/job-seeker/end.ts';
import type { Context } from '../../../lib/domain/case/kernel/event.ts';
import { phases, type Role, roles } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { recordProfile } from '../../../lib/domain/case/ledger/record-profile.ts';
import { decideObjection, raiseObjection } from '../../../lib/domain/case/objection/object.ts';
import { actsOnTaskOpenTo, actsOpenTo, type CaseUser } from '../../../lib/domain/case/open-acts.ts';
import { confirmIdentity } from '../../../lib/domain/case/person/identity.ts';
import { confirmGrant, declineGrant, tellGrant } from '../../../lib/domain/case/proactive/confirm.ts';
import { findGrants } from '../../../lib/domain/case/proactive/find.ts';
import { endPost, recordAttendance } from '../../../lib/domain/case/public-post/leave.ts';
import { proposePost } from '../../../lib/domain/case/public-post/place.ts';
import { exportReferral } from '../../../lib/domain/case/referral/hand-over.ts';
import {
  answerReferral,
  proposeReferral,
  requestReferral,
} from '../../../lib/domain/case/referral/propose.ts';
import { refuseApplication } from '../../../lib/domain/case/registration/decide.ts';
import { endApplication } from '../../../lib/domain/case/registration/end.ts';
import { askForInformation, provideInformation } from '../../../lib/domain/case/registration/information.ts';
import { decisionTaskId } from '../../../lib/domain/case/registration/tasks.ts';
import { withdrawApplication } from '../../../lib/domain/case/registration/withdraw.ts';
import { adjustPlan } from '../../../lib/domain/case/service-plan/make-plan.ts';
import { recordService } from '../../../lib/domain/case/service-plan/record-service.ts';
import { reportedKinds } from '../../../lib/domain/case/signals/events.ts';
import { receiveSignal } from '../../../lib/domain/case/signals/receive-signal.ts';
import { withdrawChange } from '../../../lib/domain/case/signals/withdraw-change.ts';
import { transferRegistration } from '../../../lib/domain/case/transfer/transfer.ts';
import type { PublicPost } from '../../../lib/domain/public-post.ts';
import { type Result, success } from '../../../lib/domain/result.ts';
import {
  applicant,
  asJobSeeker,
  beginningOf,
  calendar,
  day,
  friday,
  hour,
  lifecycleOf,
  newCaseId,
  officer,
  rulesOf,
  submission,
  supervisor,
  system,
} from './support/cases.ts';
import { hiring, termsOf } from './support/claims.ts';
import { closed, proposed } from './support/closed.ts';
import { by, having } from './support/decisions.ts';
import { onNotice, planningAssistance, recognised, refusedHardship } from './support/hardship.ts';
import { planned, registered, served } from './support/registered.ts';

const now = friday + day;
const rules = lifecycleOf('chongqing', now);

/** The outcome of each action if a role tried it. */
const tried: Readonly<
  Record<
    Action,
    (state: CaseState, role: Role, context: Context) => readonly Result<CaseEvent, CaseRefusal>[]
  >
> = {
  'withdraw-application': (state, _role, context) => [withdrawApplication(state, context)],
  'provide-information': (state, _role, context) => [provideInformation(state, context)],
  'register-as-job-seeker': (state, _role, context) => [asJobSeeker(state, context)],
  'end-job-seeker-registration': (state, _role, context) => [
    endJobSeekerRegistration(state, 'own-wish', context),
  ],
  'report-change': (state, role, context) =>
    reportedKinds.map((kind) =>
      receiveSignal(
        state,
        { kind, origin: role === 'applicant' ? 'person' : 'officer', asOf: '2026-11-20' },
        rules,
        calendar,
        context,
      ),
    ),
  'raise-objection': (state, _role, context) => [raiseObjection(state, rules, calendar, context)],
  'end-application': (state, _role, context) => [
    endApplication(state, { kind: 'statement-of-the-family', on: '2026-11-20' }, context),
  ],
  'confirm-identity': (state, _role, context) => [
    confirmIdentity(state, 'identity-card', false, rules, {}, context),
  ],
  'record-profile': (state, _role, context) => [
    recordProfile(
      state,
      {
        facts: [],
        tags: [{ group: rules.ledger.tags[0] ?? '', applies: false, source: 'officer', on: '2026-11-20' }],
      },
      rules,
      calendar,
      context,
    ),
  ],
  'record-service': (state, _role, context) => [
    recordService(
      state,
      { type: 'guidance', on: beijingDate(context.now), outcome: 'taken' },
      '1990-03-07',
      rules,
      calendar,
      context,
    ),
  ],
  'adjust-plan': (state, _role, context) =>
    (
      [
        ['employment', 'general'],
        ['flexible', 'general'],
        ['flexible', 'one-to-one'],
      ] as const
    ).map(([track, tier]) =>
      adjustPlan(state, { track, tier, tierGrounds: ['need'] }, rules, calendar, context),
    ),
  'withdraw-change': (state, _role, context) =>
    state.signals.map(({ number }) => withdrawChange(state, number, rules, calendar, context)),
  'propose-closure': (state, _role, context) => [
    proposeClosure(
      state,
      'employed',
      [{ kind: 'employment-record', source: 'register', on: '2026-11-19' }],
      rules,
      calendar,
      context,
    ),
  ],
  'transfer-registration': (state, _role, context) => {
    const to = {
      caseId: newCaseId(),
      region: 'yunnan',
      district: '530102',
      applicationNumber: '1',
      placeBasis: 'residence',
    } as const;
    const moved = transferRegistration(state, { to, beginning: beginningOf('yunnan') }, calendar, context);
    return [moved.ok ? success(moved.value.out) : moved];
  },
  'reassign-case': (state, _role, context) => [
    state.phase === 'applied'
      ? takeApplication(
          state,
          {
            to: context.actor.subject,
            officers: [{ subject: context.actor.subject, districts: ['500103'], load: 0 }],
            today: beijingDate(context.now),
          },
          context,
        )
      : assignOfficer(state, { officer: 'another', because: 'reassignment' }, context),
  ],
  'book-contact': (state, _role, context) => [
    bookContact(
      state,
      { start: contactSlots(state, opening, context.now)[0]?.start ?? '', means: 'phone' },
      opening,
      context,
    ),
  ],
  'cancel-contact': (state, _role, context) => [cancelContact(state, context)],
  'claim-subsidy': (state, _role, context) => [claiming(state, context)],
  'claim-from-plan': (state, _role, context) => {
    const terms = termsOf('chongqing', 'startup-grant');
    const stated = {
      business: { creditCode: '91500103MA5U0TEST1', name: '某商行', openedOn: '2026-11-01' },
    };
    return [claimFromPlan(state, { scheme: terms.code, stated }, terms, {}, rules, calendar, context)];
  },
  'withdraw-claim': (state, _role, context) => [withdrawClaim(state, 1, context)],
  'give-claim-account': (state, _role, context) => [giveAccount(state, 1, payee, context)],
  'provide-claim-information': (state, _role, context) => [provideClaimInformation(state, 1, context)],
  'object-to-claim': (state, _role, context) => [objectToClaim(state, 1, rules, calendar, context)],
  'ask-for-claim-review': (state, _role, context) => [askForReview(state, 1, rules, calendar, context)],
  'contest-claim': (state, _role, context) => [contestClaim(state, 1, rules, calendar, context)],
  'confirm-found-grant': (state, _role, context) => [
    confirmGrant(state, 1, { stated: {} }, () => trainingTerms, {}, rules, calendar, context),
  ],
  'decline-found-grant': (state, _role, context) => [declineGrant(state, 1, context)],
  'question-claim': (state, _role, context) => [
    questionClaim(state, 1, { ground: 'paid-twice' }, rules, calendar, context),
  ],
  'propose-claim-recovery': (state, _role, context) => [
    proposeRecovery(state, 1, { ground: 'paid-twice', amountFen: 1 }, rules, calendar, context),
  ],
  'record-claim-repayment': (state, _role, context) => [
    recordRepayment(state, 1, { amountFen: 1, on: '2026-11-20', reference: '1' }, context),
  ],
  'apply-for-household': (state, _role, context) => [
    applyForHousehold(
      state,
      {
        residence: 'urban',
        members: [{ member: 1, relation: 'self', birthDate: '1990-03-07', ableToWork: true, personId: 'a' }],
      },
      rules,
      calendar,
      context,
    ),
  ],
  'withdraw-household': (state, _role, context) => [withdrawHousehold(state, context)],
  'reopen-household': (state, _role, context) => [
    reopenHousehold(state, { kind: 'visit', source: 'visit', on: '2026-11-20' }, rules, calendar, context),
  ],
  // Whether a post can be proposed depends on more than the case: here another case recognises the person.
  'propose-public-post': (state, _role, context) => [
    proposePost(
      { ...served(planned(), [{ type: 'job-match', outcome: 'offered' }]), phase: state.phase },
      openPost,
      { startsOn: beijingDate(context.now), endsOn: '2027-11-20' },
      { person: { birthDate: '1990-03-07', sex: 'male' }, ofHousehold: true, placements: 0, inPost: false },
      rules,
      calendar,
      context,
    ),
  ],
  'apply-for-hardship': (state, _role, context) => [
    applyForHardship(state, ['older'], rules, calendar, context),
  ],
  'withdraw-hardship': (state, _role, context) => [withdrawHardship(state, context)],
  'object-to-hardship-notice': (state, _role, context) => [
    objectToNotice(state, beijingDate(context.now), rules, calendar, context),
  ],
  'exit-hardship': (state, _role, context) => [exitHardship(state, 'own-wish', rules, context)],
  'object-to-hardship': (state, _role, context) => [objectToHardship(state, rules, calendar, context)],
  'end-public-post': (state, _role, context) => [
    endPost(state, { on: '2026-11-20', reason: 'resigned', after: 'unemployed' }, rules, calendar, context),
  ],
  'record-post-attendance': (state, _role, context) => [
    recordAttendance(state, { month: '2026-11', days: 1 }, context),
  ],
  'request-referral': (state, _role, context) =>
    bodies.map((body) => requestReferral(state, body, rules, calendar, context)),
  'propose-referral': (state, _role, context) => [
    proposeReferral(state, { body: 'civil-affairs', ground: 'living-difficulty' }, rules, calendar, context),
    proposeReferral(
      state,
      { body: 'unemployment-insurance', ground: 'benefit-unclaimed', insured: true },
      rules,
      calendar,
      context,
    ),
  ],
  'answer-referral': (state, _role, context) => [answerReferral(state, 1, false, context)],
  'export-referral': (state, _role, context) => [exportReferral(state, 1, context)],
  'apply-for-loan': (state, _role, context) => [applyForLoan(state, loan, rules, calendar, context)],
  'withdraw-loan-application': (state, _role, context) => [withdrawLoanApplication(state, 1, context)],
  'export-loan': (state, _role, context) => [exportLoan(state, 1, context)],
  'extend-loan': (state, _role, context) => [
    extendLoan(
      state,
      1,
      { scheme: 'extension', on: beijingDate(context.now), until: '2029-01-01' },
      withOpenRelief,
      context,
    ),
  ],
  'end-loan': (state, _role, context) => [
    endLoan(state, 1, { on: beijingDate(context.now), how: 'repaid' }, context),
  ],
};

const bodies = rules.referral.bodies.map(({ code }) => code);
const loan = { kind: 'individual', group: 'registered-unemployed', amountFen: 10_000_000 } as const;
/** A scheme that a new document has opened. */
const withOpenRelief = {
  ...rules,
  loans: {
    ...rules.loans,
    relief: rules.loans.relief.map(({ dueFrom: _from, dueUntil: _until, ...each }) => ({
      ...each,
      closed: false,
    })),
  },
};

const openPost: PublicPost = {
  postId: '01KB0000000000000000000000',
  district: '500103',
  employer: '某街道办事处',
  title: '保洁员',
  content: '清扫',
  residence: 'urban',
  vacancies: 1,
  filled: 0,
  status: 'open',
  readsLike: [],
};

const payee = { holder: '王某', bank: '某银行', account: '6222000011112222' };
const trainingTerms = termsOf('chongqing', 'training-subsidy');
const training = {
  course: '电工',
  occupation: '电工',
  institution: '某职业培训学校',
  completedOn: '2026-11-19',
};
/** A grant was found for the person, and they have been told. */
const found = (): CaseState => {
  const state = registered();
  const [candidate] = findGrants(state, [trainingTerms], { kind: 'trained', training }, {}, '2026-11-20');
  const event = candidate && tellGrant(state, candidate, 'x', by(system, now));
  if (!event) throw new Error('nothing was found');
  return having(state, event);
};
/** An employer has claimed for the person. */
const hiredBy = (): CaseState => {
  const state = registered();
  const terms = { ...trainingTerms, asks: ['contract', 'employer'] as const };
  const claim = { ...hiring('2026-11-20'), payee: undefined };
  const employer = { role: 'employer', subject: 'employer' } as const;
  return having(
    state,
    makeClaim(
      state,
      terms.code,
      { ...terms, asks: [...terms.asks] },
      claim,
      {},
      rules,
      calendar,
      by(employer, now),
    ),
  );
};

const claiming = (state: CaseState, context: Context) =>
  makeClaim(
    state,
    'startup-grant',
    termsOf('chongqing', 'startup-grant'),
    { claimant: { kind: 'person' }, stated: { business } },
    {},
    rules,
    calendar,
    context,
  );
const business = { creditCode: '91500000MA5U0000XX', name: '某商行', openedOn: '2026-11-01' };

const opening = { hours: [{ opens: '09:00', closes: '17:00' }], calendar: workingCalendar([]) };

const applied = (): CaseState => {
  const state = evolve(undefined, newCaseId(), submission());
  return having(state, openTask(state, decisionTaskId, 'decide-application', by(system, friday)));
};
const asked = (): CaseState => {
  const state = applied();
  const law = rulesOf('chongqing');
  return having(
    state,
    askForInformation(state, decisionTaskId, ['unemployment-date'], '', law, by(officer, friday)),
  );
};
const refused = (reason: string): CaseState => {
  const state = applied();
  return having(
    state,
    refuseApplication(state, decisionTaskId, reason, rulesOf('chongqing'), by(officer, friday)),
  );
};
const after = (
  state: CaseState,
  act: (state: CaseState, context: Context) => Result<CaseEvent, CaseRefusal>,
) => having(state, act(state, by(applicant, friday + hour)));
const reported = (): CaseState =>
  reportedKinds.reduce<CaseState>(
    (state, kind) =>
      after(state, (each, context) =>
        receiveSignal(each, { kind, origin: 'person', asOf: '2026-11-20' }, rules, calendar, context),
      ),
    planned(),
  );
const booked = () =>
  after(registered(), (state, context) => {
    const start = contactSlots(state, opening, context.now)[0]?.start ?? '';
    return bookContact(state, { start, means: 'phone' }, opening, context);
  });
const ended = () => closed(proposed(registered()));
const objected = () => after(ended(), (state, context) => raiseObjection(state, rules, calendar, context));
const judged = (uphold: boolean): CaseState => {
  const state = objected();
  const resumption = reinstatement(state, rules, calendar, now);
  return having(state, decideObjection(state, 'decide-objection-1', uphold, resumption, by(supervisor, now)));
};

const toBeReferred = () =>
  after(registered(), (state, context) =>
    proposeReferral(state, { body: 'civil-affairs', ground: 'living-difficulty' }, rules, calendar, context),
  );
/** A loan after a number of its steps: applied for, found to qualify, with a bank, granted, paid out. */
const lent = (steps: number): CaseState => {
  const banks = { ...rules, loans: { ...rules.loans, banks: ['some-bank'] } };
  const on = beijingDate(friday + hour);
  const terms = { amountFen: 10_000_000, months: 24, rateBasisPoints: 345 };
  const all = [
    (state: CaseState, context: Context) => applyForLoan(state, loan, rules, calendar, context),
    (state: CaseState, context: Context) =>
      checkLoan(state, 'check-loan-1', { qualified: true }, rules, calendar, context),
    (state: CaseState, context: Context) =>
      handOverLoan(state, 'hand-over-loan-1', 'some-bank', 'letter', banks, calendar, context),
    (state: CaseState, context: Context) =>
      recordLoanAnswer(state, 'await-loan-receipt-1', { on, terms }, rules, calendar, context),
    (state: CaseState, context: Context) =>
      recordLoanPayment(state, 'await-loan-payment-1', { on, paid: true }, context),
  ];
  return all.slice(0, steps).reduce<CaseState>(after, registered());
};

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

describe('Every kind of task', () => {
  it('has acts that deal with it, in the phases in which it is open', () => {
    const state = planned();
    const acting = (kind: TaskKind) =>
      phases.flatMap((phase) =>
        roles.flatMap((role) => actsOnTask({ ...state, phase, identity: 'stated' }, kind, role)),
      );
    for (const kind of taskKinds) expect(acting(kind), kind).not.toEqual([]);
  });

  it('offers nobody an act from which they are barred, nor officers acts for supervisors', () => {
    const state = proposed(registered());
    const task = Object.values(state.tasks).find(({ kind }) => kind === 'decide-closure');
    if (!task) throw new Error('no closure is to be decided');
    const acts = (who: CaseUser, each = task) => actsOnTaskOpenTo(state, each, who);
    expect(acts({ role: 'officer', subject: officer.subject })).toEqual([]);
    expect(acts({ role: 'officer', subject: 'another' })).toEqual(['decide-closure']);
    expect(acts({ role: 'officer', subject: 'another' }, { ...task, forSupervisor: true })).toEqual([]);
    expect(acts({ role: 'supervisor', subject: 'another' }, { ...task, forSupervisor: true })).toEqual([
      'decide-closure',
    ]);
    const own = { ...registered(), owner: 'another' };
    expect(actsOpenTo(own, { role: 'officer', subject: 'another' })).toEqual([]);
    expect(actsOpenTo(registered(), { role: 'officer', subject: 'another' })).toContain('propose-closure');
  });
});
