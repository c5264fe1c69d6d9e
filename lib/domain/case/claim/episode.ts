import { type ClaimRules, claimTasks, decideClaimTask, reviewClaimTask } from '../claim-tasks/tasks.ts';
import type { HardshipSlice } from '../hardship/state.ts';
import type { Deadline } from '../kernel/deadline.ts';
import { declares, defineEpisode, type Place, type RolesByPhase } from '../kernel/episode.ts';
import { taskIdOf } from '../kernel/ids.ts';
import {
  type AddressedNotice,
  reworded,
  tellPerson,
  toAgency,
  toPerson,
  withLastDay,
} from '../kernel/notice.ts';
import { isForPerson, type Role } from '../kernel/vocabulary.ts';
import { isContestable } from './contest.ts';
import { type ClaimEvent, claimEvents } from './events.ts';
import { isAsked } from './information.ts';
import { isClaimable } from './make.ts';
import { claimOfTask } from './of-task.ts';
import { isSettled } from './recover.ts';
import { claimReducers } from './reducer.ts';
import type { ClaimRefusal } from './refusals.ts';
import { type ClaimSlice, claimSlice, claimsOf, isToBeSent, isUndecided } from './state.ts';

const staff = ['officer', 'supervisor'] as const;
/** A claim continues whatever happens to the registration: an employer claims for somebody who is in work. */
const always = (...roles: readonly Role[]): RolesByPhase => ({
  registered: roles,
  'job-seeker': roles,
  closed: roles,
  'job-seeker-ended': roles,
});
const whereClaimed = (...roles: readonly Role[]): RolesByPhase => ({
  registered: roles,
  'job-seeker': roles,
  closed: roles,
});

/** The claims in which a role may act: the person may not act in an employer's. */
const claimsFor = (state: ClaimSlice, role: Role) =>
  claimsOf(state).filter(({ by }) => by === 'person' || !isForPerson(role));

/** Whether the person is recognised as having employment difficulty and has an individual plan. */
const hasPlan = ({ hardship }: HardshipSlice): boolean =>
  hardship?.recognitions.some(({ status, plan }) => status === 'recognised' && plan?.madeOn !== undefined) ===
  true;

/** Only a person gets a notice: employers look up the outcome of their claims themselves. */
const toClaimant = (by: 'person' | 'employer', template: string): readonly AddressedNotice[] =>
  by === 'person' ? tellPerson(template) : [];

/** The request for information that was made in a check. */
const informationFor = (state: ClaimSlice, taskId: string) =>
  claimsOf(state).find(({ information }) => information?.taskId === taskId)?.information;

const toSupervisors = (template: string, { district }: Place): readonly AddressedNotice[] => [
  { template, to: { kind: 'district-supervisors', district } },
];

const roundBegins = (number: number, round: number, checkTaskId: string) => {
  const decisionTaskId = taskIdOf(decideClaimTask.kind, `${number}-${round}`);
  return {
    sequence: `${number}-${round}`,
    input: { checkTaskId, decisionTaskId },
    tasks: [checkTaskId, decisionTaskId],
  };
};

/** From then on they promise no payment while somebody looks into the claim. */
const cameBack = reworded(toPerson, '2026-12-03');

/**
 * A subsidy claim under any scheme (E1 to E4): made, checked by one officer, decided by another person, paid and, if necessary,
 * claimed back. Guards ensure that nothing is granted twice (`guards.ts`).
 */
export const claimEpisode = defineEpisode({
  name: 'claim',
  slice: claimSlice,
  events: claimEvents,
  reducers: claimReducers,
  tasks: claimTasks,
  taskFacts: {
    'check-claim': {
      isUnderWay: (state: ClaimSlice, { taskId }: Deadline) => informationFor(state, taskId) !== undefined,
      isAnswered: (state: ClaimSlice, { taskId }: Deadline) =>
        informationFor(state, taskId)?.answeredAt !== undefined,
    },
    'decide-claim': {
      isForSupervisor: (state: ClaimSlice, taskId: string) =>
        claimOfTask(state, decideClaimTask.kind, taskId)?.forSupervisor === true,
    },
  },
  workflow: {
    name: 'claim',
    starts: {
      'claim-made': ({ data: { number, check } }: ClaimEvent<'claim-made'>) =>
        roundBegins(number, 1, check.taskId),
      'claim-returned': ({ data: { number, round, check } }: ClaimEvent<'claim-returned'>) =>
        roundBegins(number, round, check.taskId),
      'claim-review-decided': ({ data: { number, again } }: ClaimEvent<'claim-review-decided'>) =>
        again && roundBegins(number, again.round, again.check.taskId),
    },
  },
  notices: {
    templates: {
      'claim-made': toPerson,
      'claim-by-employer': toPerson,
      'claim-information-requested': toPerson,
      // From then on it asks for the account if none was given.
      'claim-decided': reworded(toPerson, '2026-12-02'),
      'claim-reviewed': toPerson,
      'claim-paid': toPerson,
      'claim-payment-bounced': cameBack,
      'claim-payment-returned': cameBack,
      'claim-recovery': toPerson,
      'claim-revoked': toPerson,
      'claim-for-supervisor': withLastDay(toAgency),
    },
    tells: {
      // The person gets no notice of their own act.
      'claim-made': ({ data, actor }: ClaimEvent<'claim-made'>) =>
        data.by === 'employer'
          ? tellPerson('claim-by-employer')
          : actor.role === 'applicant'
            ? []
            : tellPerson('claim-made'),
      'claim-information-requested': ({ data }: ClaimEvent<'claim-information-requested'>) =>
        toClaimant(data.by, 'claim-information-requested'),
      'claim-checked': ({ data }: ClaimEvent<'claim-checked'>, place: Place) =>
        data.forSupervisor ? toSupervisors('claim-for-supervisor', place) : [],
      'claim-approved': ({ data }: ClaimEvent<'claim-approved'>) => toClaimant(data.by, 'claim-decided'),
      'claim-refused': ({ data }: ClaimEvent<'claim-refused'>) => toClaimant(data.by, 'claim-decided'),
      'claim-review-asked': (_event: ClaimEvent<'claim-review-asked'>, place: Place) =>
        toSupervisors('claim-for-supervisor', place),
      'claim-review-decided': ({ data }: ClaimEvent<'claim-review-decided'>) =>
        toClaimant(data.by, 'claim-reviewed'),
      'claim-paid': ({ data }: ClaimEvent<'claim-paid'>) => toClaimant(data.by, 'claim-paid'),
      'claim-payment-bounced': ({ data }: ClaimEvent<'claim-payment-bounced'>) =>
        toClaimant(data.by, 'claim-payment-bounced'),
      'claim-payment-returned': ({ data }: ClaimEvent<'claim-payment-returned'>, place: Place) => [
        ...toClaimant(data.by, 'claim-payment-returned'),
        ...(data.look ? toSupervisors('claim-for-supervisor', place) : []),
      ],
      'claim-recovery-proposed': (_event: ClaimEvent<'claim-recovery-proposed'>, place: Place) =>
        toSupervisors('claim-for-supervisor', place),
      'claim-recovery-decided': ({ data }: ClaimEvent<'claim-recovery-decided'>) =>
        data.recover ? toClaimant(data.by, data.revokes ? 'claim-revoked' : 'claim-recovery') : [],
    },
  },
  hears: {
    // A claim that staff enter for a person was made by the person at the counter.
    'claim-made': ({ data, at }: ClaimEvent<'claim-made'>) => (data.by === 'person' ? at : undefined),
    'claim-information-provided': ({ data, at }: ClaimEvent<'claim-information-provided'>) =>
      data.by === 'person' ? at : undefined,
  },
  actions: {
    'claim-subsidy': {
      roles: whereClaimed('applicant', 'representative', ...staff),
      offered: isClaimable,
    },
    'claim-from-plan': {
      roles: {
        registered: ['applicant', 'representative', ...staff],
        closed: ['applicant', 'representative', ...staff],
      },
      // The day of the claim determines whether the recognition has ended.
      offered: hasPlan,
    },
    'withdraw-claim': {
      roles: always('applicant', 'representative', ...staff),
      offered: (state: ClaimSlice, role: Role) => claimsFor(state, role).some(isUndecided),
    },
    'give-claim-account': {
      roles: always('applicant', 'representative', ...staff),
      task: ['correct-claim-account'],
      offered: (state: ClaimSlice, role: Role) =>
        claimsFor(state, role).some((each) => isUndecided(each) || isToBeSent(each)),
    },
    'check-claim': { roles: always(...staff), task: ['check-claim'] },
    'ask-for-claim-information': { roles: always(...staff), task: ['check-claim'] },
    'provide-claim-information': {
      roles: always('applicant', 'representative', ...staff),
      offered: (state: ClaimSlice, role: Role) => claimsFor(state, role).some(isAsked),
    },
    'decide-claim': { roles: always(...staff), task: ['decide-claim'] },
    'object-to-claim': {
      roles: always(...staff),
      offered: (state: ClaimSlice) =>
        claimsOf(state).some(({ status, notice }) => status === 'checked' && notice),
    },
    'answer-claim-objection': { roles: always(...staff), task: ['answer-claim-objection'] },
    'ask-for-claim-review': {
      roles: always('applicant', 'representative', ...staff),
      offered: (state: ClaimSlice, role: Role) =>
        claimsFor(state, role).some(({ status, review }) => status === 'refused' && review === undefined),
    },
    'decide-claim-review': { roles: always('supervisor'), task: [reviewClaimTask.kind] },
    'question-claim': {
      roles: always(...staff),
      offered: (state: ClaimSlice) => claimsOf(state).some(isSettled),
    },
    'contest-claim': {
      roles: always('applicant', 'representative', ...staff),
      offered: (state: ClaimSlice) => claimsOf(state).some(isContestable),
    },
    'drop-claim-question': { roles: always(...staff), task: ['look-into-claim'] },
    'propose-claim-recovery': {
      roles: always(...staff),
      offered: (state: ClaimSlice) => claimsOf(state).some(isSettled),
    },
    'decide-claim-recovery': { roles: always('supervisor'), task: ['decide-claim-recovery'] },
    'record-claim-repayment': {
      roles: always(...staff),
      offered: (state: ClaimSlice) =>
        claimsOf(state).some(({ recoveries }) => recoveries.some(({ status }) => status === 'owed')),
    },
  },
  published: {
    'claim-approved': ['number', 'taskId'],
    'claim-refused': ['number', 'taskId'],
    'claim-paid': ['number'],
    'claim-payment-returned': ['number'],
  },
  // What is claimed, by whom, why it is or is not due, how much, and to which account.
  sensitive: {
    state: [
      'claims.*.claimant',
      'claims.*.terms',
      'claims.*.stated',
      'claims.*.assessment',
      'claims.*.findings',
      'claims.*.payee',
      'claims.*.sentTo',
      'claims.*.mostMonths',
      'claims.*.information.facts',
      'claims.*.information.documents',
      'claims.*.proposal',
      'claims.*.proposedFen',
      'claims.*.amountFen',
      'claims.*.payment.reference',
      'claims.*.recoveries.*.ground',
      'claims.*.recoveries.*.amountFen',
      'claims.*.recoveries.*.repaidFen',
      'claims.*.recoveries.*.vouchers',
    ],
    events: {
      'claim-made': ['claimant', 'terms', 'stated', 'assessment', 'payee', 'mostMonths'],
      'claim-checked': ['findings', 'assessment', 'proposal', 'proposedFen'],
      'claim-information-requested': ['facts', 'documents'],
      'claim-approved': ['terms', 'assessment', 'amountFen'],
      'claim-refused': ['ground', 'criterion', 'basis', 'assessment'],
      'claim-account-given': ['payee'],
      'claim-payment-sent': ['amountFen'],
      'claim-paid': ['amountFen', 'reference'],
      'claim-payment-bounced': ['reference'],
      'claim-payment-returned': ['amountFen', 'reference'],
      'claim-questioned': ['ground', 'because'],
      'claim-recovery-proposed': ['ground', 'amountFen'],
      'claim-repaid': ['amountFen', 'reference'],
    },
  },
  rules: declares<ClaimRules>(),
  refusals: declares<ClaimRefusal>(),
});
