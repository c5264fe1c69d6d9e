import type { CitationReference } from '../../../lib/domain/case/kernel/vocabulary.ts';
import type { NoticeWordings } from '../../common/wording/episode-wording.ts';
import { type NoticeReader, optional, remediesOf } from '../../common/wording/notice-reader.ts';
import {
  newResult,
  type Parameters,
  whereToAppeal,
  whereToAsk,
  withFullStops,
  withLastDay,
  withoutObjection,
} from '../../common/wording/notice-texts.ts';
import { beginningOf, groundOf } from '../registration/notices.ts';
import { formerReasons } from './closure-texts.ts';

/** How a registration ended, and the outcome of an objection. */
export const notices = {
  'closure-declined': {
    texts: {
      1: {
        short: newResult,
        title: { zh: '失业登记继续有效', en: 'Your registration continues' },
        paragraphs: [
          {
            zh: '经工作人员审核，您的失业登记（编号{applicationNumber}）不予注销，继续有效。您不用办理任何手续，原有的就业服务照常进行。',
            en: 'Our staff looked at whether your registration {applicationNumber} should end. It does not end. You need not do anything, and our services for you continue as before.',
          },
          {
            zh: '如果您的情况有变化，例如找到工作，请登录或到服务窗口报告。',
            en: 'If something changes, for example if you find work, please report it after signing in or at the counter.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: () => ({}),
  },
  'registration-closed': {
    texts: withFullStops(
      withoutObjection({
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
            { when: 'law', zh: '依据：{law}', en: 'Law: {law}' },
            {
              zh: '如果您认为注销有误，可以登录后提出异议，或到服务窗口提出；由作出决定以外的主管复核，注销有误的恢复登记。',
              en: 'If you think this is wrong, object after signing in or at the counter: a supervisor who did not decide looks at it again, and a wrong closure is undone.',
            },
            { zh: '您的权利：{remedies}', en: 'Your rights: {remedies}' },
            whereToAppeal,
            {
              zh: '再次失业的，可以重新申请失业登记。',
              en: 'If you are out of work again, you may apply again.',
            },
            whereToAsk,
          ],
        },
      }),
    ),
    parameters: (reader) => ({
      ...closureOf(reader),
      closedOn: reader.day(reader.need('registration-closed').data.closedOn),
      ...optional('explanation', reader.said('explanation', 'registration-closed')),
    }),
  },
  'objection-dismissed': {
    texts: withFullStops(
      withoutObjection({
        1: {
          short: newResult,
          title: { zh: '异议复核结果', en: 'The result of your objection' },
          paragraphs: [
            {
              when: 'closed',
              zh: '您对注销失业登记（编号{applicationNumber}）提出的异议，经主管复核，维持注销。注销原因：{reason}',
              en: 'A supervisor has looked again at the end of your registration {applicationNumber}: it stands. Its reason: {reason}',
            },
            {
              when: 'refused',
              zh: '您对不予失业登记（编号{applicationNumber}）提出的异议，经主管复核，维持不予登记。理由：{reason}',
              en: 'A supervisor has looked again at the refusal of your application {applicationNumber}: it stands. Its reason: {reason}',
            },
            { when: 'explanation', zh: '说明：{explanation}', en: 'Explanation: {explanation}' },
            { when: 'law', zh: '依据：{law}', en: 'Law: {law}' },
            { zh: '您的权利：{remedies}', en: 'Your rights: {remedies}' },
            whereToAppeal,
            whereToAsk,
          ],
        },
      }),
    ),
    parameters: (reader) => ({
      ...contestedOf(reader),
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
  'refusal-overturned': {
    texts: withLastDay({
      1: {
        short: newResult,
        title: { zh: '准予失业登记告知书', en: 'You are registered as unemployed' },
        paragraphs: [
          {
            zh: '经主管复核，原不予登记的决定有误，予以撤销；您的失业登记申请（编号{applicationNumber}）已于{approvedOn}准予登记，登记日期为{registeredOn}（申请受理之日）。给您带来不便，深表歉意。',
            en: 'A supervisor has found that the refusal of your application {applicationNumber} was wrong. On {approvedOn} it was withdrawn: you are registered as unemployed from {registeredOn}, the day of acceptance. We are sorry.',
          },
          { when: 'explanation', zh: '说明：{explanation}', en: 'Explanation: {explanation}' },
          {
            zh: '工作人员将在{firstContactBy}前与您联系。依据：{basis}。',
            en: 'We will contact you by {firstContactBy}. Basis: {basis}.',
          },
          whereToAsk,
        ],
      },
    }),
    parameters: (reader) => ({
      ...beginningOf(reader, reader.need('refusal-overturned')),
      ...optional('explanation', reader.said('explanation', 'refusal-overturned')),
    }),
  },
  'closure-for-supervisor': {
    texts: withFullStops(
      withLastDay({
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
            { when: 'law', zh: '依据：{law}', en: 'Law: {law}' },
          ],
        },
      }),
    ),
    parameters: (reader) => {
      const proposal = lastProposal(reader);
      if (!proposal) throw new Error('a notice of a closure that nobody proposed');
      return {
        ...closureReason(reader, proposal.reason),
        ...optional('law', lawOfClosure(reader, proposal.reason, proposal.basis)),
        dueOn: reader.due(proposal.deadline),
      };
    },
  },
  'objection-to-decide': {
    texts: withLastDay({
      1: {
        short: {
          zh: '编号{applicationNumber}的事项待主管复核，请登录工作平台办理。',
          en: 'Case {applicationNumber} awaits the review of a supervisor. Please sign in.',
        },
        title: { zh: '异议待复核', en: 'An objection awaits a supervisor' },
        paragraphs: [
          {
            when: 'closed',
            zh: '{district}编号{applicationNumber}：本人对注销失业登记提出异议，须由作出决定以外的主管在{dueOn}前复核。注销有误的，应恢复登记。',
            en: 'Case {applicationNumber} in {district}: the person objects to the closure. A supervisor who did not decide reviews it by {dueOn}; a wrong closure is undone.',
          },
          {
            when: 'refused',
            zh: '{district}编号{applicationNumber}：本人对不予失业登记提出异议，须由作出决定以外的主管在{dueOn}前复核。不予登记有误的，应准予登记。',
            en: 'Case {applicationNumber} in {district}: the person objects to the refusal. A supervisor who did not decide reviews it by {dueOn}; whoever was refused wrongly is registered.',
          },
        ],
      },
    }),
    parameters: (reader) => ({
      [contestedIn(reader)]: 'contested',
      dueOn: reader.due(reader.need('objection-raised').data.deadline),
    }),
  },
} as const satisfies NoticeWordings;

function closureOf(reader: NoticeReader): Parameters {
  const { reason } = reader.need('registration-closed').data;
  const basis = lastProposal(reader)?.basis ?? reader.source.state.closure?.basis;
  return {
    ...closureReason(reader, reason),
    ...optional('law', lawOfClosure(reader, reason, basis)),
    ...remediesOf(reader),
  };
}

/** The subject of an objection: the last decision before it. */
const contestedIn = (reader: NoticeReader): 'closed' | 'refused' =>
  reader.last('registration-closed', 'application-refused')?.type === 'application-refused'
    ? 'refused'
    : 'closed';

function contestedOf(reader: NoticeReader): Parameters {
  if (contestedIn(reader) === 'closed') return { closed: 'closed', ...closureOf(reader) };
  const { reason } = reader.need('application-refused').data;
  const ground = groundOf(reader, reason);
  return {
    refused: 'refused',
    reason: reader.text(ground) ?? reason,
    ...(ground && { law: reader.law(ground.citation) }),
    ...remediesOf(reader),
  };
}

/** The law of a closure is that of its reason in the region on the day of the notice, whenever it was proposed. */
function lawOfClosure(
  reader: NoticeReader,
  reason: string,
  proposedOn: CitationReference | undefined,
): string | undefined {
  const stated = reader.values.closureReasons.value.find(({ code }) => code === reason)?.citation;
  const basis = stated ?? proposedOn;
  return basis && reader.law(basis);
}

const closureReason = (reader: NoticeReader, reason: string): Parameters => ({
  reason:
    reader.text(
      reader.values.closureReasons.value.find(({ code }) => code === reason) ?? formerReasons[reason],
    ) ?? reason,
});

/** The proposal that was open at the time of the notice, whichever event made it. */
function lastProposal({ source: { history, notice } }: NoticeReader) {
  return history
    .filter(({ sequence }) => sequence <= notice.sequence)
    .flatMap(({ event }) =>
      'closureProposal' in event.data && event.data.closureProposal ? [event.data.closureProposal] : [],
    )
    .at(-1);
}
