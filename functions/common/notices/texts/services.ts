import type { NoticeTemplate } from '../../../../lib/domain/case/case.ts';
import type { Bilingual } from '../../http/language.ts';
import { newInformation, type Paragraph, type TextsByVersion, whereToAsk } from '../notice-texts.ts';

const staffWillContact: Bilingual = {
  zh: '{agency}：工作人员将就您办理的公共服务事项（编号{applicationNumber}）与您联系，请留意来电；工作人员不会索要密码、验证码或费用。咨询电话{hotline}。',
  en: 'From the {agency}: our staff will contact you about your public service matter ({applicationNumber}). They never ask for a password, a code or money. Questions: {hotline}.',
};

const planParagraphs: readonly Paragraph[] = [
  {
    zh: '服务方向：{track}；服务方式：{tier}。服务内容：{services}。',
    en: 'Direction: {track}. How we serve you: {tier}. Services: {services}.',
  },
  {
    when: 'fulfilBy',
    zh: '规定次数的服务将在{fulfilBy}前提供。依据：{basis}。',
    en: 'The services with a number will be provided by {fulfilBy}. Basis: {basis}.',
  },
  {
    zh: '如果这些安排不符合您的意愿，请告诉我们，可以调整。不能接受某项服务时，请说明原因，我们会如实记录。',
    en: 'If this is not what you want, tell us: the plan can be changed. If you cannot take a service, tell us why, and we will record it as you say.',
  },
  whereToAsk,
];

/** What is done for a person while they are registered, and after they have found work. */
export const serviceTexts = {
  'officer-assigned': {
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
  },
  'plan-made': {
    1: {
      short: newInformation,
      title: { zh: '您的服务计划', en: 'Your service plan' },
      paragraphs: [
        { zh: '我们为您制定了服务计划。', en: 'We have made a service plan for you.' },
        ...planParagraphs,
      ],
    },
  },
  'plan-adjusted': {
    1: {
      short: newInformation,
      title: { zh: '您的服务计划已调整', en: 'Your service plan has changed' },
      paragraphs: [
        {
          zh: '我们调整了您的服务计划，此前已提供的服务仍然计入。',
          en: 'We have changed your service plan. What was done before still counts.',
        },
        ...planParagraphs,
      ],
    },
  },
  'comparison-finding': {
    1: {
      short: {
        zh: '{agency}：您办理的公共服务事项（编号{applicationNumber}）有一项信息请您核对，请登录{entrance}或到服务窗口查看，咨询电话{hotline}。',
        en: 'From the {agency}: please check something in your public service matter ({applicationNumber}). Sign in to {entrance} or come to the counter. Questions: {hotline}.',
      },
      title: { zh: '请核对一项比对信息', en: 'Please check what a record says of you' },
      paragraphs: [
        {
          zh: '信息比对显示：{finding}。',
          en: 'A comparison of records says: {finding}.',
        },
        {
          when: 'source',
          zh: '信息来源：{source}，数据日期：{asOf}。',
          en: 'Source: {source}, as of {asOf}.',
        },
        {
          when: 'closureProposed',
          zh: '工作人员将据此审核您的失业登记是否继续；在作出决定前，登记继续有效。',
          en: 'Our staff will decide whether your registration goes on. Until then it is in force.',
        },
        {
          zh: '如果信息不准确，请告诉我们：您可以说明情况、要求更正，工作人员会核实。',
          en: 'If it is wrong, tell us: you may explain, and ask for it to be corrected; our staff will look into it.',
        },
        { zh: '{automatedDecisions}', en: '{automatedDecisions}' },
        { zh: '{rights}', en: '{rights}' },
        whereToAsk,
      ],
    },
  },
  'placement-check': {
    1: {
      short: staffWillContact,
      title: { zh: '再就业后的回访', en: 'A call after you have found work' },
      paragraphs: [
        {
          zh: '您离开失业登记已满{monthsAfter}个月。工作人员将在{dueOn}前与您联系，了解近况；如果又失去工作，可以重新申请登记。依据：{basis}。',
          en: 'Months since your registration ended: {monthsAfter}. Our staff will contact you by {dueOn} to ask how you are. If you have lost your work again, you may apply again. Basis: {basis}.',
        },
        whereToAsk,
      ],
    },
  },
  'may-register-again': {
    1: {
      short: newInformation,
      title: { zh: '您可以重新申请失业登记', en: 'You may register again' },
      paragraphs: [
        {
          zh: '您告诉我们又失去了工作。您可以重新申请失业登记，此前登记的情况会一并带入，不必重复填写。',
          en: 'You told us that you are out of work again. You may apply again; what we know from before is carried over.',
        },
        {
          when: 'reEntryMonths',
          zh: '就业不满{reEntryMonths}个月再次失业的就业困难人员，重新纳入就业援助范围。依据：{basis}。',
          en: 'A person with employment difficulty who loses work within {reEntryMonths} months is taken back under assistance. Basis: {basis}.',
        },
        whereToAsk,
      ],
    },
  },
} as const satisfies Partial<Record<NoticeTemplate, TextsByVersion>>;
