import { declares, defineEpisode, type RolesByPhase } from '../kernel/episode.ts';
import { atOnce } from '../kernel/heard.ts';
import { tellPerson, toPerson, withLastDay } from '../kernel/notice.ts';
import type { KernelState } from '../kernel/state.ts';
import { referralEvents } from './events.ts';
import { referralReducers } from './reducer.ts';
import type { ReferralRefusal } from './refusals.ts';
import { isUnderWay, openReferrals, type ReferralSlice, referralSlice, referralsOf } from './state.ts';
import {
  answerRequestTask,
  handOverReferralTask,
  type ReferralRules,
  referralAnswerTask,
  referralReceiptTask,
} from './tasks.ts';

type Needs = KernelState & ReferralSlice;

const staff = ['officer', 'supervisor'] as const;
/** Other bodies answer whether or not the registration has ended since. */
const whileWaited = { registered: staff, closed: staff } satisfies RolesByPhase;

/** Whether a case has a proposed referral that the person can still answer. */
const isAnswerable = (state: Needs): boolean =>
  openReferrals(state).some(({ status }) => status === 'proposed');

/**
 * The referral (转介) of a person to bodies that give relief: to civil affairs, in Yunnan also to charity and, with the facts for
 * unemployment insurance benefits, to whoever decides them. The person is told first, as few data as possible are handed over,
 * and an answer is awaited.
 */
export const referralEpisode = defineEpisode({
  name: 'referral',
  slice: referralSlice,
  events: referralEvents,
  reducers: referralReducers,
  tasks: [answerRequestTask, handOverReferralTask, referralReceiptTask, referralAnswerTask],
  resumes: [
    { task: answerRequestTask, isResumed: () => true },
    { task: handOverReferralTask, isResumed: () => true },
  ],
  notices: {
    templates: {
      'referral-proposed': withLastDay(toPerson),
      'referral-request-declined': toPerson,
      'referral-handed-over': toPerson,
      'referral-answered': toPerson,
    },
    tells: {
      'referral-proposed': () => tellPerson('referral-proposed'),
      'referral-request-declined': () => tellPerson('referral-request-declined'),
      'referral-handed-over': () => tellPerson('referral-handed-over'),
      'referral-answered': () => tellPerson('referral-answered'),
    },
  },
  hears: {
    'referral-requested': atOnce,
    'referral-agreed': atOnce,
    'referral-not-wanted': atOnce,
  },
  actions: {
    'request-referral': {
      roles: { registered: ['applicant', 'representative'] },
      offered: (state: Needs) => !openReferrals(state).some(({ status }) => status === 'requested'),
    },
    'propose-referral': { roles: { registered: staff }, offered: () => true },
    'decline-referral-request': { roles: { registered: staff }, task: [answerRequestTask.kind] },
    'hand-over-referral': { roles: { registered: staff }, task: [handOverReferralTask.kind] },
    'answer-referral': {
      roles: { registered: ['applicant', ...staff] },
      offered: isAnswerable,
    },
    'export-referral': {
      roles: whileWaited,
      offered: (state: ReferralSlice) =>
        referralsOf(state).some(({ handedOver, answer }) => handedOver && !answer),
    },
    'record-referral-receipt': { roles: whileWaited, task: [referralReceiptTask.kind] },
    'record-referral-answer': {
      roles: whileWaited,
      task: [referralReceiptTask.kind, referralAnswerTask.kind],
    },
  },
  published: {
    'referral-handed-over': ['taskId'],
    'referral-received': ['taskId'],
    'referral-answered': ['taskId'],
  },
  // The body to which somebody is referred, and why, reveals that they are poor.
  sensitive: {
    state: [
      'referrals.*.body',
      'referrals.*.ground',
      'referrals.*.basis',
      'referrals.*.insured',
      'referrals.*.benefits',
      'referrals.*.handedOver.to',
      'referrals.*.answer.outcome',
      'referrals.*.answer.relief',
    ],
    events: {
      'referral-requested': ['body'],
      'referral-proposed': ['body', 'ground', 'basis', 'insured', 'benefits'],
      'referral-handed-over': ['to'],
      'referral-answered': ['outcome', 'relief'],
    },
  },
  invariants: {
    findings: ['referral-waits-for-nobody'],
    broken: (state: Needs) =>
      referralsOf(state).some(
        (each) => ['handed-over', 'received'].includes(each.status) && !isUnderWay(state, each),
      )
        ? ['referral-waits-for-nobody']
        : [],
  },
  rules: declares<ReferralRules>(),
  refusals: declares<ReferralRefusal>(),
});
