import type { NoticeTemplate } from '../../../../lib/domain/case/case.ts';
import type { TextsByVersion } from '../notice-texts.ts';

/** What officers and supervisors are told. It names a case by its number: whom it is about, they read signed in. */
export const agencyTexts = {
  'case-assigned': {
    1: {
      short: {
        zh: '编号{applicationNumber}的事项已分派给您，请登录工作平台查看。',
        en: 'Case {applicationNumber} was given to you. Please sign in to read it.',
      },
      title: { zh: '新分派的人员', en: 'A case was given to you' },
      paragraphs: [
        {
          zh: '{district}编号{applicationNumber}的登记失业人员由您负责联系，请在待办列表查看。',
          en: 'You answer for case {applicationNumber} in {district}. Its tasks are on your worklist.',
        },
        {
          when: 'firstContactBy',
          zh: '首次联系期限：{firstContactBy}。依据：{basis}。',
          en: 'The first contact is due by {firstContactBy}. Basis: {basis}.',
        },
      ],
    },
  },
  'closure-for-supervisor': {
    1: {
      short: {
        zh: '编号{applicationNumber}的事项须由主管审核，请登录工作平台办理。',
        en: 'Case {applicationNumber} awaits a decision of a supervisor. Please sign in.',
      },
      title: { zh: '注销提请待主管审核', en: 'A closure awaits a supervisor' },
      paragraphs: [
        {
          zh: '{district}编号{applicationNumber}：按记录自动计算提请注销失业登记（{reason}），须由主管在{dueOn}前审核。记录只是依据，不等于决定（个人信息保护法第二十四条）。',
          en: 'Case {applicationNumber} in {district}: a closure was counted from records ({reason}) and is for a supervisor to decide by {dueOn}. Records are evidence and decide nothing (PIPL art. 24).',
        },
        { zh: '依据：{law}', en: 'Law: {law}' },
      ],
    },
  },
  'objection-to-decide': {
    1: {
      short: {
        zh: '编号{applicationNumber}的事项待主管复核，请登录工作平台办理。',
        en: 'Case {applicationNumber} awaits the review of a supervisor. Please sign in.',
      },
      title: { zh: '注销异议待复核', en: 'An objection awaits a supervisor' },
      paragraphs: [
        {
          zh: '{district}编号{applicationNumber}：本人对注销失业登记提出异议，须由主管在{dueOn}前复核。注销有误的，应恢复登记。',
          en: 'Case {applicationNumber} in {district}: the person objects to the closure. A supervisor decides by {dueOn}; a wrong closure is undone.',
        },
      ],
    },
  },
} as const satisfies Partial<Record<NoticeTemplate, TextsByVersion>>;
