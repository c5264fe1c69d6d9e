import type { CaseEvent } from '../../../lib/domain/case/case.ts';
import { decisionDeadlineId } from '../../../lib/domain/case/registration/tasks.ts';
import type { NoticeWordings } from '../../common/wording/episode-wording.ts';
import { contactBy, type NoticeReader, optional, remediesOf } from '../../common/wording/notice-reader.ts';
import {
  newInformation,
  newResult,
  type Parameters,
  whereToAppeal,
  whereToAsk,
  withFullStops,
  withLastDay,
} from '../../common/wording/notice-texts.ts';

/** The results of an application, and what the person is asked for on the way. */
export const notices = {
  'application-received': {
    texts: {
      1: {
        short: newInformation,
        title: { zh: '失业登记申请受理回执', en: 'Receipt for your application' },
        paragraphs: [
          {
            zh: '您于{receivedOn}在服务窗口提出的失业登记申请已受理。申请编号：{applicationNumber}，请妥善保存，查询办理进度时使用。',
            en: 'Your application to be registered as unemployed was received at the counter on {receivedOn}. Its number is {applicationNumber}: please keep it, to ask how far it has come.',
          },
          {
            zh: '最迟于{dueOn}办结，结果将告知您。依据：{basis}。',
            en: 'It will be decided by {dueOn} at the latest, and you will be told the result. Basis: {basis}.',
          },
          {
            when: 'provisional',
            zh: '上述日期跨年度，相关年度放假安排公布后可能调整，如有调整以办理记录为准。',
            en: 'That day may change when the holidays of the year are announced; the record of your case then shows the new one.',
          },
          {
            when: 'officer',
            zh: '您的申请可以咨询：{officer}。',
            en: 'Whom to ask about your application: {officer}.',
          },
          {
            zh: '办理失业登记，除身份证件外不需要任何证明材料（依据{noPapers}）。',
            en: 'No document but that of your identity is needed for it ({noPapers}).',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const { at, data } = reader.need('application-submitted');
      const { dueDate, basis, provisional } = data.deadline;
      return {
        receivedOn: reader.dayOf(at),
        dueOn: reader.day(dueDate),
        basis: reader.law(basis),
        noPapers: reader.law(reader.source.applicationPack.values.forbiddenDocuments.citation),
        ...(provisional && { provisional: 'provisional' }),
        ...optional('officer', reader.officer),
      };
    },
  },
  'registration-approved': {
    texts: withLastDay({
      1: {
        short: newResult,
        title: { zh: '准予失业登记告知书', en: 'You are registered as unemployed' },
        paragraphs: [
          {
            zh: '您的失业登记申请（编号{applicationNumber}）已于{approvedOn}审核通过，登记日期为{registeredOn}（申请受理之日）。',
            en: 'Your application {applicationNumber} was approved on {approvedOn}: you are registered as unemployed from {registeredOn}, the day of its acceptance.',
          },
          {
            when: 'reIncludedBy',
            zh: '您此前属于就业困难人员，实现就业不足{reEntryMonths}个月又再次失业，已重新纳入就业援助范围，此前的标注已恢复。依据：{reIncludedBy}。',
            en: 'You were a person with employment difficulty and were in work for less than {reEntryMonths} months: you are back under assistance. Law: {reIncludedBy}.',
          },
          {
            when: 'carriedOver',
            zh: '此前登记时了解的情况已一并带入，联系时请您核对，有变化的请告诉我们。',
            en: 'What we learnt in your last registration has been carried over. Please check it with us when we contact you.',
          },
          {
            zh: '工作人员将在{firstContactBy}前与您联系，了解失业原因、技能水平和就业意愿，并与您一起制定服务计划。依据：{basis}。',
            en: 'We will contact you by {firstContactBy} to learn why you lost your work, what you can do and what you want, and to make a service plan with you. Basis: {basis}.',
          },
          {
            zh: '登记期间，我们每月与您联系一次。找到工作、开始经营、搬迁或意愿变化时，请告诉我们。',
            en: 'While you are registered we contact you once a month. Please tell us when you find work, start a business, move, or want something else.',
          },
          whereToAsk,
        ],
      },
    }),
    parameters: (reader) => {
      const approved = reader.need('application-approved');
      return beginningOf(reader, approved);
    },
  },
  'registration-refused': {
    texts: withFullStops({
      1: {
        short: newResult,
        title: { zh: '不予失业登记告知书', en: 'Your application was refused' },
        paragraphs: [
          {
            zh: '您的失业登记申请（编号{applicationNumber}）经审核，决定不予登记。',
            en: 'Our staff have decided not to approve your application {applicationNumber} for registration as unemployed.',
          },
          { zh: '理由：{reason}', en: 'Reason: {reason}' },
          { when: 'explanation', zh: '说明：{explanation}', en: 'Explanation: {explanation}' },
          { when: 'basis', zh: '依据：{basis}。{law}', en: 'Law: {basis}. {law}' },
          { when: 'remedy', zh: '您可以这样做：{remedy}', en: 'What you can do: {remedy}' },
          {
            when: 'jobSeekerRegistration',
            zh: '您可以改为办理求职登记，同样可以享受求职服务：登录后选择“办理求职登记”。',
            en: 'You may be registered as a job-seeker instead, and be helped to find work: choose “register as a job-seeker” after signing in.',
          },
          { zh: '您的权利：{remedies}', en: 'Your rights: {remedies}' },
          whereToAppeal,
          whereToAsk,
        ],
      },
    }),
    parameters: (reader) => {
      const { reason, jobSeekerRegistrationOffered } = reader.need('application-refused').data;
      const ground = groundOf(reader, reason);
      // The remedies have the words of the day of the notice, which the portal uses, too.
      const now = reader.values.refusalReasons.value.find(({ code }) => code === reason);
      return {
        ...optional('reason', reader.text(ground) ?? reason),
        ...(ground && { basis: reader.law(ground.citation) }),
        ...optional('law', reader.text(ground?.law)),
        ...optional('remedy', reader.text((now ?? ground)?.remedy)),
        ...optional('explanation', reader.said('explanation', 'application-refused')),
        ...(jobSeekerRegistrationOffered && { jobSeekerRegistration: 'offered' }),
        ...remediesOf(reader),
      };
    },
  },
  'application-withdrawn': {
    texts: {
      1: {
        short: newResult,
        title: { zh: '申请已撤回', en: 'Your application is withdrawn' },
        paragraphs: [
          {
            zh: '您的失业登记申请（编号{applicationNumber}）已按您的要求撤回。如果不是您本人的意思，请尽快告诉我们。您可以随时重新申请。',
            en: 'Your application {applicationNumber} was withdrawn as you asked. If this was not your wish, please tell us soon. You may apply again at any time.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: () => ({}),
  },
  'information-requested': {
    texts: {
      1: {
        short: {
          zh: '{agency}：您办理的公共服务事项（编号{applicationNumber}）有一处请您补充说明，无需提交证明材料，请登录{entrance}或到服务窗口办理，咨询电话{hotline}。',
          en: 'From the {agency}: please add something to your public service matter ({applicationNumber}); no document is needed. Sign in to {entrance} or come to the counter. Questions: {hotline}.',
        },
        title: { zh: '请您补充说明', en: 'Please tell us something more' },
        paragraphs: [
          {
            zh: '审核您的失业登记申请（编号{applicationNumber}）时，请您说明：{items}。',
            en: 'For your application {applicationNumber} please tell us: {items}.',
          },
          { when: 'message', zh: '工作人员留言：{message}', en: 'Our staff write: {message}' },
          {
            zh: '只需您本人说明，除身份证件外不需要任何证明材料（依据{noPapers}）。办理时限不因此延长，最迟于{dueOn}办结。',
            en: 'Your own statement is enough; no document but that of your identity may be asked for ({noPapers}). The time limit runs on: the decision is due by {dueOn}.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const { items } = reader.need('information-requested').data;
      const { deadline } = reader.need('application-submitted').data;
      const { applicationFacts, forbiddenDocuments } = reader.source.applicationPack.values;
      const facts = applicationFacts.value;
      const moved = reader.source.state.deadlines[decisionDeadlineId];
      return {
        items: reader.list(items.map((item) => reader.text(facts.find(({ code }) => code === item)) ?? item)),
        ...optional('message', reader.said('message', 'information-requested')),
        noPapers: reader.law(forbiddenDocuments.citation),
        dueOn: reader.due(moved ?? deadline),
      };
    },
  },
} as const satisfies NoticeWordings;

/** A ground for refusal, by the rules to which the application is pinned. */
export const groundOf = ({ source: { applicationPack } }: NoticeReader, reason: string) =>
  applicationPack.values.refusalReasons.value.find(({ code }) => code === reason);

/** What a person is told when their registration begins, whichever decision it follows from. */
export function beginningOf(
  reader: NoticeReader,
  { at, data }: CaseEvent<'application-approved' | 'refusal-overturned'>,
): Parameters {
  const { firstContact, registeredAt, reIncluded } = data;
  const { reEntry } = reader.values;
  const submitted = reader.need('application-submitted');
  return {
    approvedOn: reader.dayOf(at),
    registeredOn: reader.dayOf(registeredAt ?? at),
    ...contactBy(reader, firstContact),
    ...(reIncluded &&
      reEntry.status === 'set' && {
        reIncludedBy: reader.law(reEntry.citation),
        reEntryMonths: String(reEntry.value.employedLessThanMonths),
      }),
    ...(submitted.data.carriedLedger && { carriedOver: 'carried over' }),
  };
}
