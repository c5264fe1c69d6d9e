import type { NoticeWordings } from '../../common/wording/episode-wording.ts';
import { type NoticeReader, optional } from '../../common/wording/notice-reader.ts';
import { newResult, type Parameters, whereToAsk } from '../../common/wording/notice-texts.ts';

/** How a registration ended, and what became of an objection. */
export const notices = {
  'registration-closed': {
    texts: {
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
    parameters: (reader) => ({
      ...closureOf(reader),
      closedOn: reader.day(reader.need('registration-closed').data.closedOn),
      ...optional('explanation', reader.said('explanation', 'registration-closed')),
    }),
  },
  'objection-dismissed': {
    texts: {
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
    parameters: (reader) => ({
      ...closureOf(reader),
      ...optional('explanation', reader.said('explanation', 'objection-dismissed')),
    }),
  },
  'registration-reinstated': {
    texts: {
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
    parameters: (reader) => optional('explanation', reader.said('explanation', 'registration-reinstated')),
  },
  'closure-for-supervisor': {
    texts: {
      1: {
        short: {
          zh: '编号{applicationNumber}的事项须由主管审核，请登录工作平台办理。',
          en: 'Case {applicationNumber} awaits a decision of a supervisor. Please sign in.',
        },
        title: { zh: '注销提请待主管审核', en: 'A closure awaits a supervisor' },
        paragraphs: [
          {
            zh: '{district}编号{applicationNumber}：根据服务记录，拟注销失业登记（{reason}），请于{dueOn}前审核。服务记录仅供审核参考，是否注销由主管决定。',
            en: 'Case {applicationNumber} in {district}: by the records of services a closure is proposed ({reason}), for a supervisor to decide by {dueOn}. Records are evidence and decide nothing.',
          },
          { zh: '依据：{law}', en: 'Law: {law}' },
        ],
      },
    },
    parameters: (reader) => {
      const proposal = lastProposal(reader);
      if (!proposal) throw new Error('a notice of a closure that nobody proposed');
      return {
        ...closureReason(reader, proposal.reason),
        law: reader.law(proposal.basis),
        dueOn: reader.day(proposal.deadline.dueDate),
      };
    },
  },
  'objection-to-decide': {
    texts: {
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
    parameters: (reader) => ({
      dueOn: reader.day(reader.need('objection-raised').data.deadline.dueDate),
    }),
  },
} as const satisfies NoticeWordings;

function closureOf(reader: NoticeReader): Parameters {
  const { reason } = reader.need('registration-closed').data;
  const basis = lastProposal(reader)?.basis ?? reader.source.state.closure?.basis;
  return {
    ...closureReason(reader, reason),
    ...optional('law', basis && reader.law(basis)),
    remedies: reader.sentences(reader.values.remedies.value),
  };
}

const closureReason = (reader: NoticeReader, reason: string): Parameters => ({
  reason: reader.text(reader.values.closureReasons.value.find(({ code }) => code === reason)) ?? reason,
});

/** The proposal that was open at the notice: any event may have brought it. */
function lastProposal({ source: { history, notice } }: NoticeReader) {
  return history
    .filter(({ sequence }) => sequence <= notice.sequence)
    .flatMap(({ event }) =>
      'closureProposal' in event.data && event.data.closureProposal ? [event.data.closureProposal] : [],
    )
    .at(-1);
}
