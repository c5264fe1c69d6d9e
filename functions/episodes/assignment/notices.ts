import type { Bilingual } from '../../../lib/policy/bilingual.ts';
import type { NoticeWordings } from '../../common/wording/episode-wording.ts';
import { contactBy, type NoticeReader, optional } from '../../common/wording/notice-reader.ts';
import {
  newInformation,
  type Parameters,
  staffWillContact,
  whereToAsk,
  withLastDay,
} from '../../common/wording/notice-texts.ts';
import { deadlineTexts } from '../registry.ts';

/** Who is responsible for the case: one notice to the person, and one to the officer. */
export const notices = {
  'officer-assigned': {
    texts: withLastDay({
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
    }),
    parameters: (reader) => ({ ...firstContactOf(reader), ...optional('officer', reader.officer) }),
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
      2: {
        short: {
          zh: '编号{applicationNumber}的事项已分派给您，请登录工作平台查看。',
          en: 'Case {applicationNumber} was given to you. Please sign in to read it.',
        },
        title: { zh: '新分派的人员', en: 'A case was given to you' },
        paragraphs: [
          {
            zh: '{district}编号{applicationNumber}的{registeredAs}由您负责联系，请在待办列表查看。',
            en: 'You answer for case {applicationNumber} in {district}, of somebody who is {registeredAs}. Its tasks are on your worklist.',
          },
          {
            when: 'firstContactBy',
            zh: '首次联系期限：{firstContactBy}。依据：{basis}。',
            en: 'The first contact is due by {firstContactBy}. Basis: {basis}.',
          },
        ],
      },
    },
    parameters: (reader) => ({ ...firstContactOf(reader), registeredAs: registeredAs(reader) }),
  },
  'application-taken': {
    texts: {
      1: {
        short: {
          zh: '编号{applicationNumber}的申请已指派给您经办，请登录工作平台查看。',
          en: 'Application {applicationNumber} was given to you. Please sign in to read it.',
        },
        title: { zh: '指派给您经办的申请', en: 'An application was given to you' },
        paragraphs: [
          {
            zh: '{district}编号{applicationNumber}的申请由您经办，请在待办列表查看。法定期限不变。',
            en: 'You see to application {applicationNumber} in {district}. It is on your worklist; its time limit is as it was.',
          },
        ],
      },
    },
    parameters: () => ({}),
  },
  'agency-late': {
    texts: withLastDay({
      1: {
        short: newInformation,
        title: { zh: '关于未按期办理的致歉说明', en: 'We are late, and apologise' },
        paragraphs: [
          {
            zh: '您办理的事项（编号{applicationNumber}）中，“{what}”应于{dueOn}前完成，目前尚未完成。给您带来不便，我们深表歉意。',
            en: 'In your matter ({applicationNumber}) something was due by {dueOn} and is not done yet: {what}. We apologise for this.',
          },
          {
            zh: '我们已将该事项提请{level}督办，将尽快办理，您不必重新申请。',
            en: 'It has been put before {level}, and will be done as soon as possible. You need not apply again.',
          },
          {
            when: 'officer',
            zh: '您的联系专人：{officer}。',
            en: 'Your contact person: {officer}.',
          },
          whereToAsk,
        ],
      },
    }),
    parameters: (reader) => {
      const { deadlineId, to, late } = reader.need('deadline-escalated').data;
      const [, what] =
        Object.entries(deadlineTexts).find(([kind]) => deadlineId.startsWith(`${kind}-`)) ?? [];
      return {
        ...optional('what', reader.text(what)),
        ...optional('dueOn', late && reader.due(late)),
        ...optional('level', reader.text(levelTexts[to])),
        ...optional('officer', reader.officer),
      };
    },
  },
  'interest-declared': {
    texts: {
      1: {
        short: {
          zh: '编号{applicationNumber}的事项有工作人员申报回避，请登录工作平台查看。',
          en: 'A member of staff stands aside in case {applicationNumber}. Please sign in to read it.',
        },
        title: { zh: '工作人员申报回避', en: 'A member of staff stands aside' },
        paragraphs: [
          {
            zh: '{district}编号{applicationNumber}的事项，有工作人员申报回避，不再参与办理。',
            en: 'In case {applicationNumber} in {district} a member of staff has declared an interest and takes no part any more.',
          },
          {
            when: 'handedOver',
            zh: '{handedOver}',
            en: '{handedOver}',
          },
          {
            when: 'dueOn',
            zh: '该地区没有其他可以接手的工作人员，请在{dueOn}前（含当日）确定联系专人。原定办理期限不变。',
            en: 'Nobody else in the district can take it: please name somebody by {dueOn}. Its time limits are as they were.',
          },
        ],
      },
    },
    parameters: (reader) => {
      const { officer, naming, taker } = reader.need('interest-declared').data;
      return {
        ...optional(
          'handedOver',
          reader.text(officer || taker !== undefined ? handedOver : naming ? undefined : notHeld),
        ),
        ...optional('dueOn', naming && reader.due(naming)),
      };
    },
  },
  'officer-needed': {
    texts: withLastDay({
      1: {
        short: {
          zh: '编号{applicationNumber}的事项尚无联系专人，请登录工作平台确定。',
          en: 'Case {applicationNumber} has no officer. Please sign in to name one.',
        },
        title: { zh: '请确定联系专人', en: 'A case has no officer' },
        paragraphs: [
          {
            zh: '{district}编号{applicationNumber}的人员没有联系专人：该地区没有可指定的工作人员。请主管在{dueOn}前确定。',
            en: 'Case {applicationNumber} in {district} has no officer, since nobody is entered for the district. A supervisor names one by {dueOn}.',
          },
        ],
      },
    }),
    parameters: (reader) => ({ dueOn: reader.due(neededBy(reader)) }),
  },
} as const satisfies NoticeWordings;

/** What became of a case whose officer recused themself: where it went, or that there was nothing to hand over. */
const handedOver: Bilingual = {
  zh: '已按规则交由其他工作人员办理，并已通知接手人员。原定办理期限不变。',
  en: 'It was given to another officer by the usual rule, who has been told. Its time limits are as they were.',
};
const notHeld: Bilingual = {
  zh: '该事项目前没有由其负责或者没有可以自动接手的工作人员，请留意是否有人办理。原定办理期限不变。',
  en: 'It was not theirs, or nobody could be given it: please see that somebody deals with it. Its time limits are as they were.',
};

/** To whom an overdue matter is escalated. */
const levelTexts: Readonly<Record<string, Bilingual>> = {
  supervisor: { zh: '主管人员', en: 'the supervisor' },
  unit: { zh: '本机构负责人', en: 'the head of the agency' },
  city: { zh: '上级主管部门', en: 'the department above the agency' },
};
/** How the person was registered when the notice was written. */
function registeredAs(reader: NoticeReader): string {
  const last = reader.last(
    'job-seeker-registration-begun',
    'job-seeker-registered',
    'application-approved',
    'registration-transferred-in',
    'refusal-overturned',
  );
  const jobSeeker = last?.type === 'job-seeker-registration-begun' || last?.type === 'job-seeker-registered';
  return (
    reader.text(
      jobSeeker
        ? { zh: '求职登记人员', en: 'registered as a job-seeker' }
        : { zh: '登记失业人员', en: 'registered as unemployed' },
    ) ?? ''
  );
}

/** By when an officer has to be named: counted from the last time that the case had none. */
function neededBy(reader: NoticeReader) {
  const needed = reader.lastOf(
    ({ type, data }) =>
      type === 'officer-needed' || ('officerNeeded' in data && data.officerNeeded !== undefined),
  );
  if (needed?.type === 'officer-needed') return needed.data.deadline;
  if (needed && 'officerNeeded' in needed.data && needed.data.officerNeeded) return needed.data.officerNeeded;
  throw new Error('nothing asks for an officer');
}

/** When the first contact is due, while it has not been made. */
function firstContactOf(reader: NoticeReader): Parameters {
  // Whichever came last: the contact, or the reason for one.
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
