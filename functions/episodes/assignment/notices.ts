import type { NoticeWordings } from '../../common/wording/episode-wording.ts';
import { contactBy, type NoticeReader, optional } from '../../common/wording/notice-reader.ts';
import { type Parameters, staffWillContact, whereToAsk } from '../../common/wording/notice-texts.ts';

/** Who is responsible for the case: a notice to the person, and one to the officer. */
export const notices = {
  'officer-assigned': {
    texts: {
      1: {
        short: staffWillContact,
        title: { zh: '已为您确定联系专人', en: 'You have a contact person' },
        paragraphs: [
          {
            zh: '{agency}已确定专人负责与您联系。',
            en: 'The {agency} has named a member of its staff who is your contact person.',
          },
          {
            when: 'firstContactBy',
            zh: '首次联系将在{firstContactBy}前进行。',
            en: 'The first contact will be made by {firstContactBy}.',
          },
          {
            zh: '工作人员不会向您收取任何费用，也不会索要银行卡密码或验证码。核实来电身份请拨打{hotline}。',
            en: 'Our staff charge nothing and never ask for a bank password or a code. To make sure who is calling, call {hotline}.',
          },
          whereToAsk,
        ],
      },
      2: {
        short: staffWillContact,
        title: { zh: '已为您确定联系专人', en: 'You have a contact person' },
        paragraphs: [
          {
            zh: '{agency}已确定专人负责与您联系。',
            en: 'The {agency} has named a member of its staff who is your contact person.',
          },
          {
            when: 'officer',
            zh: '您的联系专人：{officer}。',
            en: 'Your contact person: {officer}.',
          },
          {
            when: 'firstContactBy',
            zh: '首次联系将在{firstContactBy}前进行。',
            en: 'The first contact will be made by {firstContactBy}.',
          },
          {
            zh: '工作人员不会向您收取任何费用，也不会索要银行卡密码或验证码。核实来电身份请拨打{hotline}。',
            en: 'Our staff charge nothing and never ask for a bank password or a code. To make sure who is calling, call {hotline}.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => ({ ...firstContactOf(reader), ...optional('officer', reader.officer) }),
  },
  'officer-wanted': {
    texts: {
      1: {
        short: {
          zh: '{district}编号{applicationNumber}的事项尚无联系专人，请登录工作平台确定。',
          en: 'Case {applicationNumber} in {district} has no officer. Please sign in and name one.',
        },
        title: { zh: '请确定联系专人', en: 'Please name an officer' },
        paragraphs: [
          {
            zh: '{district}没有在岗的工作人员可以负责编号{applicationNumber}的人员，请在{namedBy}前确定联系专人。',
            en: 'No officer of {district} who is present can take case {applicationNumber}. Please name one by {namedBy}.',
          },
        ],
      },
    },
    parameters: (reader) => {
      const wanted = reader.lastOf(({ data }) => 'officerWanted' in data && data.officerWanted !== undefined);
      const deadline = wanted && 'officerWanted' in wanted.data ? wanted.data.officerWanted : undefined;
      return optional('namedBy', deadline && reader.day(deadline.dueDate));
    },
  },
  'case-assigned': {
    texts: {
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
    parameters: firstContactOf,
  },
} as const satisfies NoticeWordings;

/** When the first contact is due, while it has not been made. */
function firstContactOf(reader: NoticeReader): Parameters {
  // Whichever came last: the contact, or what asked for one.
  const last = reader.lastOf(
    (event) =>
      event.type === 'application-approved' ||
      event.type === 'registration-transferred-in' ||
      (event.type === 'registration-reinstated' && event.data.firstContact !== undefined) ||
      (event.type === 'contact-recorded' && event.data.reached),
  );
  const firstContact = last && 'firstContact' in last.data ? last.data.firstContact : undefined;
  return firstContact ? contactBy(reader, firstContact) : {};
}
