import type { ReferralOutcome } from '../../../lib/domain/case/referral/events.ts';
import type { referralStatuses } from '../../../lib/domain/case/referral/state.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';
import type { EpisodeWording } from '../../common/wording/episode-wording.ts';

/** The outcome of a referral at the other body. */
export const referralOutcomeTexts = {
  accepted: { zh: '给予救助或者待遇', en: 'Relief or a benefit is given' },
  refused: { zh: '不予救助或者待遇', en: 'No relief and no benefit is given' },
  'not-applied-for': { zh: '本人未申请', en: 'The person has not applied for it' },
} as const satisfies Record<ReferralOutcome, Bilingual>;

/** The status of a referral. */
export const referralStatusTexts = {
  requested: { zh: '本人请求转介，待办理', en: 'Requested by the person' },
  'request-declined': { zh: '未予转介', en: 'Not referred' },
  proposed: { zh: '拟转介，信息尚未提供', en: 'Referral proposed; no data handed over yet' },
  'not-wanted': { zh: '本人不愿转介，未提供信息', en: 'The person does not want it; no data handed over' },
  'handed-over': { zh: '已转介，待回执', en: 'Handed over, waiting for the receipt' },
  received: { zh: '对方已接收，待反馈结果', en: 'Received, waiting for the result' },
  answered: { zh: '已反馈结果', en: 'Answered' },
} as const satisfies Record<(typeof referralStatuses)[number], Bilingual>;

/** Referrals to bodies that give relief or decide on benefits. */
export const referral = {
  events: {
    'referral-requested': { zh: '本人请求转介', en: 'The person asked to be referred' },
    'referral-request-declined': { zh: '经了解情况，未予转介', en: 'The person was not referred' },
    'referral-proposed': {
      zh: '拟予转介，并告知本人提供的对象、事由和信息',
      en: 'A referral is proposed; the person was told to whom, why and with which data',
    },
    'referral-agreed': { zh: '本人同意转介', en: 'The person agreed to the referral' },
    'referral-not-wanted': {
      zh: '本人不愿转介，未提供信息',
      en: 'The person does not want the referral; no data were handed over',
    },
    'referral-handed-over': {
      zh: '已按告知的内容提供信息，完成转介',
      en: 'The referral and the data the person was told about were handed over',
    },
    'referral-exported': { zh: '再次调取转介信息', en: 'The referral data were retrieved again' },
    'referral-received': { zh: '对方已接收转介', en: 'The other body has received the referral' },
    'referral-answered': ({ data: { outcome } }) => ({
      zh: `对方已反馈转介结果：${referralOutcomeTexts[outcome].zh}`,
      en: `The other body has answered: ${referralOutcomeTexts[outcome].en.toLowerCase()}`,
    }),
  },
  wordsForThePerson: ['referral-request-declined', 'referral-answered'],
  tasks: {
    'answer-referral-request': { zh: '办理转介请求', en: 'Answer a request for referral' },
    'hand-over-referral': { zh: '提供转介信息', en: 'Hand over the referral' },
    'await-referral-receipt': { zh: '跟进转介回执', en: 'Follow up the receipt of the referral' },
    'await-referral-answer': { zh: '跟进转介结果', en: 'Follow up the result of the referral' },
  },
  deadlines: {
    'referral-request': { zh: '办理转介请求', en: 'Answer to a request for referral' },
    'referral-hand-over': { zh: '提供转介信息', en: 'Handing over the referral' },
    'referral-receipt': { zh: '跟进转介回执', en: 'Receipt of the referral' },
    'referral-answer': { zh: '跟进转介结果', en: 'Result of the referral' },
  },
  problems: {
    'before-hand-over': [
      422,
      '日期不能早于提供信息、对方接收或者作出决定之日。',
      'This day lies before the hand-over, or before the day on which the other body received or decided it.',
    ],
    'nothing-handed-over': [
      409,
      '信息尚未提供，或者已经反馈结果，不能办理。',
      'Nothing has been handed over, or it has been answered.',
    ],
    'unknown-referral-body': [
      422,
      '本地区的规定没有这个转介对象，请从所列项目中选择。',
      'The rules of the region name no such body: choose one of those listed.',
    ],
    'unknown-referral-ground': [
      422,
      '转介事由不在规定范围内，请从所列项目中选择。',
      'The rules of the region name no such ground: choose one of those listed.',
    ],
    'unknown-benefit': [
      422,
      '本地区的规定没有这项待遇，请从所列项目中选择。',
      'The rules of the region name no such benefit: choose one of those listed.',
    ],
    'referral-under-way': [
      409,
      '向该对象的转介正在办理，无需重复提出。',
      'A referral to this body is under way already.',
    ],
    'referral-not-found': [404, '没有找到这次转介。', 'There is no such referral.'],
    'insurance-not-known': [
      422,
      '规定以是否参加失业保险为条件，请先核实参保情况再办理。',
      'The rules depend on whether the person is insured against unemployment: find that out first.',
    ],
    'referral-for-insured': [
      422,
      '该转介只适用于参加失业保险的人员。',
      'This referral is for insured persons only.',
    ],
    'referral-for-uninsured': [
      422,
      '该转介只适用于未参加失业保险的人员；参保人员按规定核实失业保险待遇。',
      'This referral is for persons without insurance only; for the insured, see to their benefits.',
    ],
    'referral-needs-consent': [
      409,
      '向该对象提供信息须本人同意，本人尚未答复。',
      'The person has to agree before anything is handed to this body, and has not answered yet.',
    ],
    'referral-not-answerable': [
      409,
      '信息已经提供，或者这次转介无需答复；如有意见，请向接收单位提出。',
      'It was handed over already, or needs no answer: please turn to the body that has it.',
    ],
    'unknown-relief': [
      422,
      '给予救助或者待遇的，请从所列项目中选择种类。',
      'Where something is given, say which, of those listed.',
    ],
    'relief-does-not-fit': [
      422,
      '没有给予救助或者待遇的，不填写种类。',
      'Where nothing is given, no kind of relief is named.',
    ],
  },
} as const satisfies EpisodeWording;
