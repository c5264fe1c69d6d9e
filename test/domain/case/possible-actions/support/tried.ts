import { beijingDate } from '../../../../../lib/domain/calendar/local-date.ts';
import { bookContact, cancelContact, contactSlots } from '../../../../../lib/domain/case/appointment/book.ts';
import { assignOfficer } from '../../../../../lib/domain/case/assignment/assign-officer.ts';
import { takeApplication } from '../../../../../lib/domain/case/assignment/take-application.ts';
import type { Action, CaseEvent, CaseRefusal, CaseState } from '../../../../../lib/domain/case/case.ts';
import { contestClaim } from '../../../../../lib/domain/case/claim/contest.ts';
import { askForReview } from '../../../../../lib/domain/case/claim/decide.ts';
import { claimFromPlan } from '../../../../../lib/domain/case/claim/from-plan.ts';
import { provideClaimInformation } from '../../../../../lib/domain/case/claim/information.ts';
import { giveAccount, makeClaim, withdrawClaim } from '../../../../../lib/domain/case/claim/make.ts';
import { objectToClaim } from '../../../../../lib/domain/case/claim/notice.ts';
import {
  proposeRecovery,
  questionClaim,
  recordRepayment,
} from '../../../../../lib/domain/case/claim/recover.ts';
import { proposeClosure } from '../../../../../lib/domain/case/closure/propose.ts';
import { recordDeath, withdrawDeathRecord } from '../../../../../lib/domain/case/death/record.ts';
import {
  applyForLoan,
  withdrawLoanApplication,
} from '../../../../../lib/domain/case/guaranteed-loan/apply.ts';
import { exportLoan } from '../../../../../lib/domain/case/guaranteed-loan/check.ts';
import { endLoan, extendLoan } from '../../../../../lib/domain/case/guaranteed-loan/relief.ts';
import { applyForHardship } from '../../../../../lib/domain/case/hardship/begin.ts';
import { withdrawHardship } from '../../../../../lib/domain/case/hardship/decide.ts';
import { exitHardship, objectToHardship } from '../../../../../lib/domain/case/hardship/exit.ts';
import { objectToNotice } from '../../../../../lib/domain/case/hardship/public-notice.ts';
import { reopenHousehold } from '../../../../../lib/domain/case/household/help.ts';
import { applyForHousehold, withdrawHousehold } from '../../../../../lib/domain/case/household/recognise.ts';
import { endJobSeekerRegistration } from '../../../../../lib/domain/case/job-seeker/end.ts';
import type { Context } from '../../../../../lib/domain/case/kernel/event.ts';
import type { Role } from '../../../../../lib/domain/case/kernel/vocabulary.ts';
import { recordProfile } from '../../../../../lib/domain/case/ledger/record-profile.ts';
import { raiseObjection } from '../../../../../lib/domain/case/objection/object.ts';
import { confirmIdentity } from '../../../../../lib/domain/case/person/identity.ts';
import { confirmGrant, declineGrant } from '../../../../../lib/domain/case/proactive/confirm.ts';
import { endPost, recordAttendance } from '../../../../../lib/domain/case/public-post/leave.ts';
import { proposePost } from '../../../../../lib/domain/case/public-post/place.ts';
import { exportReferral } from '../../../../../lib/domain/case/referral/hand-over.ts';
import {
  answerReferral,
  proposeReferral,
  requestReferral,
} from '../../../../../lib/domain/case/referral/propose.ts';
import { endApplication } from '../../../../../lib/domain/case/registration/end.ts';
import { provideInformation } from '../../../../../lib/domain/case/registration/information.ts';
import { withdrawApplication } from '../../../../../lib/domain/case/registration/withdraw.ts';
import { adjustPlan } from '../../../../../lib/domain/case/service-plan/make-plan.ts';
import { recordService } from '../../../../../lib/domain/case/service-plan/record-service.ts';
import { reportedKinds } from '../../../../../lib/domain/case/signals/events.ts';
import { receiveSignal } from '../../../../../lib/domain/case/signals/receive-signal.ts';
import { withdrawChange } from '../../../../../lib/domain/case/signals/withdraw-change.ts';
import { transferRegistration } from '../../../../../lib/domain/case/transfer/transfer.ts';
import { type Result, success } from '../../../../../lib/domain/result.ts';
import { asJobSeeker, beginningOf, calendar, newCaseId } from '../../support/cases.ts';
import { termsOf } from '../../support/claims.ts';
import { planned, served } from '../../support/registered.ts';
import {
  bodies,
  business,
  loan,
  opening,
  openPost,
  payee,
  rules,
  trainingTerms,
  withOpenRelief,
} from './facts.ts';

/** The outcome of each action if a role tried it. */
export const tried: Readonly<
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
  'record-death': (state, _role, context) => [
    recordDeath(state, { kind: 'statement-of-the-family', on: '2026-11-20' }, false, context),
  ],
  'withdraw-death-record': (state, _role, context) => [withdrawDeathRecord(state, context)],
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

export const claiming = (state: CaseState, context: Context) =>
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
