import type { EpisodeWording } from '../../common/wording/episode-wording.ts';
import { revealReasonTexts, revealText } from './reveal-texts.ts';

/** Who the person of a case is. */
export const person = {
  events: {
    'person-corrected': { zh: '已更正个人信息', en: 'The personal data were corrected' },
    'correction-requested': { zh: '本人申请更正信息', en: 'The person asked for a correction' },
    'correction-answered': ({ data: { outcome } }) =>
      outcome === 'corrected'
        ? { zh: '申请更正的信息已更正', en: 'The requested correction was made' }
        : {
            zh: '经核实，申请更正的信息不予更正',
            en: 'The requested correction was not made',
          },
    'identity-confirmed': (event) =>
      event.data.ownerRemoved
        ? {
            zh: '已核验身份证件，并解除原关联账号',
            en: 'The identity document was seen; the sign-in that opened the case has lost it',
          }
        : { zh: '已核验身份证件', en: 'The identity document was seen' },
    'personal-data-revealed': ({ data }) => revealText(data),
    'account-linked': { zh: '本人已关联实名账号', en: 'The person linked the case to their account' },
  },
  wordsForThePerson: ['personal-data-revealed', 'correction-answered'],
  tasks: {
    'answer-correction': { zh: '核实并答复更正申请', en: 'Answer a request for correction' },
  },
  deadlines: {
    correction: { zh: '核实并答复更正申请', en: 'Answering a request for correction' },
  },
  problems: {
    'reveal-needs-words': [
      422,
      `请用文字说明查看事由：所选事由为“${revealReasonTexts.other.zh}”。`,
      'Say in words why: the reason that was chosen names none.',
    ],
    'correction-requested-already': [
      409,
      '您申请的更正正在核实，办结后可以再次申请。',
      'A correction that you have asked for is being looked into: you may ask for another one after that.',
    ],
    'reveal-not-found': [
      404,
      '没有找到您对该事项的这次查看记录，请先登记查看事由，再使用返回的版本号。',
      'You have no such reveal of this case: record one first, and name the version that it answers.',
    ],
    'reveal-expired': [
      409,
      '本次查看已过显示时限。如仍需查看，请重新提出并说明事由。',
      'This is no longer shown. If you still need it, ask anew and say why.',
    ],
    'nothing-corrected': [
      422,
      '没有需要更正的内容：所填信息与登记的一致。',
      'There is nothing to correct: this is what is held already.',
    ],
    'correction-needs-document': [
      422,
      '更正姓名、证件号码、出生日期、性别，须由工作人员核验本人有效身份证件后办理，无需其他材料。请持身份证件到服务窗口。',
      'A name, a number, a birth date or a sex is corrected by an officer who has seen the identity document; nothing else is needed. Please come to the counter with it.',
    ],
    'identity-known-already': [
      409,
      '该事项的身份已核实。',
      'Who the person of this case is has been confirmed already.',
    ],
    'account-linked-already': [409, '该事项已关联您的账号。', 'This case belongs to your sign-in already.'],
  },
} as const satisfies EpisodeWording;
