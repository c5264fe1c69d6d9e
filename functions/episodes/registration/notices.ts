import { decisionDeadlineId } from '../../../lib/domain/case/registration/tasks.ts';
import type { NoticeWordings } from '../../common/wording/episode-wording.ts';
import { contactBy, optional } from '../../common/wording/notice-reader.ts';
import { newResult, whereToAsk } from '../../common/wording/notice-texts.ts';

/** The results of an application, and what is asked of the person on the way. */
export const notices = {
  'registration-approved': {
    texts: {
      1: {
        short: newResult,
        title: { zh: '准予失业登记告知书', en: 'You are registered as unemployed' },
        paragraphs: [
          {
            zh: '您的失业登记申请（编号{applicationNumber}）已于{registeredOn}审核通过。',
            en: 'Your application {applicationNumber} was approved on {registeredOn}: you are registered as unemployed.',
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
    },
    parameters: (reader) => {
      const approved = reader.need('application-approved');
      const { firstContact } = approved.data;
      return { registeredOn: reader.dayOf(approved.at), ...contactBy(reader, firstContact) };
    },
  },
  'registration-refused': {
    texts: {
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
          { zh: '依据：{law}', en: 'Law: {law}' },
          { zh: '您可以这样做：{remedy}', en: 'What you can do: {remedy}' },
          {
            when: 'jobSeekerRegistration',
            zh: '您可以改为办理求职登记，同样可以享受求职服务：登录后选择“办理求职登记”。',
            en: 'You may be registered as a job-seeker instead, and be helped to find work: choose “register as a job-seeker” after signing in.',
          },
          { zh: '您的权利：{remedies}', en: 'Your rights: {remedies}' },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const { reason, jobSeekerRegistrationOffered } = reader.need('application-refused').data;
      const { refusalReasons, remedies } = reader.source.applicationPack.values;
      const ground = refusalReasons.value.find(({ code }) => code === reason);
      return {
        ...optional('reason', reader.text(ground) ?? reason),
        ...optional('law', reader.text(ground?.law)),
        ...optional('remedy', reader.text(ground?.remedy)),
        ...optional('explanation', reader.said('explanation', 'application-refused')),
        ...(jobSeekerRegistrationOffered && { jobSeekerRegistration: 'offered' }),
        remedies: reader.sentences(remedies.value),
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
      const { dueDate } = reader.need('application-submitted').data.deadline;
      const { applicationFacts, forbiddenDocuments } = reader.source.applicationPack.values;
      const facts = applicationFacts.value;
      const moved = reader.source.state.deadlines[decisionDeadlineId];
      return {
        items: reader.list(items.map((item) => reader.text(facts.find(({ code }) => code === item)) ?? item)),
        ...optional('message', reader.said('message', 'information-requested')),
        noPapers: reader.law(forbiddenDocuments.citation),
        dueOn: reader.day(moved?.dueDate ?? dueDate),
      };
    },
  },
} as const satisfies NoticeWordings;
