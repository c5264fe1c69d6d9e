import type { NoticeTemplate } from '../../../../lib/domain/case/case.ts';
import { newResult, type TextsByVersion, whereToAsk } from '../notice-texts.ts';

/** How a registration ends, comes back, or goes to another place. */
export const closureTexts = {
  'registration-closed': {
    1: {
      short: newResult,
      title: { zh: '失业登记已注销', en: 'Your registration has ended' },
      paragraphs: [
        {
          zh: '经工作人员审核决定，您的失业登记（编号{applicationNumber}）于{closedOn}注销。',
          en: 'Our staff have decided that your registration {applicationNumber} ends on {closedOn}.',
        },
        { zh: '原因：{reason}', en: 'Reason: {reason}' },
        { when: 'explanation', zh: '说明：{explanation}', en: 'Explanation: {explanation}' },
        { zh: '依据：{law}', en: 'Law: {law}' },
        {
          zh: '如果您认为注销有误，可以登录后提出异议，或到服务窗口提出；由主管复核，注销有误的恢复登记。',
          en: 'If you think this is wrong, object after signing in or at the counter: a supervisor looks at it again, and a wrong closure is undone.',
        },
        { zh: '您的权利：{remedies}', en: 'Your rights: {remedies}' },
        {
          zh: '再次失业的，可以重新申请失业登记。',
          en: 'If you are out of work again, you may apply again.',
        },
        whereToAsk,
      ],
    },
  },
  'objection-dismissed': {
    1: {
      short: newResult,
      title: { zh: '异议复核结果', en: 'The result of your objection' },
      paragraphs: [
        {
          zh: '您对注销失业登记（编号{applicationNumber}）提出的异议，经主管复核，维持注销。注销原因：{reason}',
          en: 'A supervisor has looked again at the end of your registration {applicationNumber}: it stands. Its reason: {reason}',
        },
        { when: 'explanation', zh: '说明：{explanation}', en: 'Explanation: {explanation}' },
        { zh: '依据：{law}', en: 'Law: {law}' },
        { zh: '您的权利：{remedies}', en: 'Your rights: {remedies}' },
        whereToAsk,
      ],
    },
  },
  'registration-reinstated': {
    1: {
      short: newResult,
      title: { zh: '失业登记已恢复', en: 'Your registration is in force again' },
      paragraphs: [
        {
          zh: '经主管复核，注销有误，您的失业登记（编号{applicationNumber}）已恢复，登记时间连续计算。给您带来不便，深表歉意。',
          en: 'A supervisor has found that the end of your registration {applicationNumber} was wrong. It is in force again, as if it had never ended. We are sorry.',
        },
        { when: 'explanation', zh: '说明：{explanation}', en: 'Explanation: {explanation}' },
        {
          zh: '服务计划和每月联系照常进行。',
          en: 'Your service plan and the monthly contacts go on.',
        },
        whereToAsk,
      ],
    },
  },
  'registration-transferred': {
    1: {
      short: newResult,
      title: { zh: '失业登记已转移', en: 'Your registration has moved' },
      paragraphs: [
        {
          zh: '您的失业登记已从{transferredFrom}转至{district}，新的编号是{applicationNumber}。登记时间连续计算，已了解的情况一并转入，不必重复填写。',
          en: 'Your registration has moved from {transferredFrom} to {district}, under the number {applicationNumber}. Its time goes on, and what we know is carried over.',
        },
        {
          zh: '新登记地的工作人员将在{firstContactBy}前与您联系。依据：{basis}。',
          en: 'The staff of the new place will contact you by {firstContactBy}. Basis: {basis}.',
        },
        whereToAsk,
      ],
    },
  },
} as const satisfies Partial<Record<NoticeTemplate, TextsByVersion>>;
