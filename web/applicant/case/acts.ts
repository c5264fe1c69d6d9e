import type { Bilingual } from '../../texts/language.ts';

/** What a person does in their own case, as a page each. */
export const acts = {
  'provide-information': {
    title: { zh: '补充说明', en: 'Give information' },
    lead: {
      zh: '用自己的话说明，不需要任何证明。补充说明不暂停法定期限。',
      en: 'In your own words; no document is needed. It does not stop the legal time limit.',
    },
    words: { zh: '说明', en: 'Your answer' },
    send: { zh: '提交说明', en: 'Send it' },
    done: { zh: '已收到您的说明。', en: 'Your answer has been received.' },
  },
  'raise-objection': {
    title: { zh: '提出异议', en: 'Object' },
    lead: {
      zh: '由没有参与原决定的主管复核，并把结果告诉您。每个决定可以提一次，不影响您申请行政复议或者提起诉讼。',
      en: 'A supervisor who took no part in the decision reviews it and tells you the result. Each decision can be objected to once; your other remedies are untouched.',
    },
    words: { zh: '为什么不同意', en: 'Why the decision is wrong' },
    send: { zh: '提交异议', en: 'Send the objection' },
    done: { zh: '已收到您的异议。', en: 'Your objection has been received.' },
  },
  'report-change': {
    title: { zh: '报告变化', en: 'Report a change' },
    lead: {
      zh: '找到工作、搬家、打算有变化，都可以在这里说。报告不等于注销，由工作人员核实后联系您。',
      en: 'Found work, moved, changed your plans: say so here. A report closes nothing; an officer looks into it and gets in touch.',
    },
    words: { zh: '说明', en: 'In your words' },
    send: { zh: '提交', en: 'Send it' },
    done: { zh: '已收到您的报告。', en: 'Your report has been received.' },
  },
  'apply-for-hardship': {
    title: { zh: '申请就业困难人员认定', en: 'Ask for more assistance' },
    lead: {
      zh: '符合条件的，可以得到一对一的就业援助。不需要任何证明材料，由工作人员核实，不同的人分别审核和决定，结果会告诉您。',
      en: 'Those who meet the conditions get individual assistance. No document is needed: staff look into it, different people check and decide, and we tell you the result.',
    },
    words: { zh: '情况说明', en: 'In your words' },
    send: { zh: '提交申请', en: 'Send it' },
    done: { zh: '已收到您的认定申请。', en: 'Your request has been received.' },
  },
  'withdraw-hardship': {
    title: { zh: '撤回认定申请', en: 'Take the request for assistance back' },
    lead: {
      zh: '撤回后不再办理本次认定，失业登记不受影响；以后可以再申请。',
      en: 'It ends this request; your registration goes on, and you can ask again later.',
    },
    words: undefined,
    send: { zh: '确认撤回', en: 'Take it back' },
    done: { zh: '认定申请已撤回。', en: 'The request was taken back.' },
  },
  'object-to-hardship': {
    title: { zh: '对认定决定提出异议', en: 'Object to the decision on assistance' },
    lead: {
      zh: '由没有参与原决定的主管复核，并把结果告诉您。每个决定可以提一次。',
      en: 'A supervisor who took no part in the decision reviews it and tells you the result. Each decision can be objected to once.',
    },
    words: { zh: '为什么不同意', en: 'Why the decision is wrong' },
    send: { zh: '提交异议', en: 'Send the objection' },
    done: { zh: '已收到您的异议。', en: 'Your objection has been received.' },
  },
  'apply-for-household': {
    title: { zh: '申请认定零就业家庭', en: 'Ask for help for a household without work' },
    lead: {
      zh: '法定劳动年龄内有劳动能力的家庭成员都没有就业的，可以申请。不需要任何证明材料，由工作人员核查，不同的人分别核查和确认，结果会告诉您。',
      en: 'For households in which nobody works who is of working age and able to. No document is needed: staff look into it, different people check and decide, and we tell you the result.',
    },
    words: undefined,
    send: { zh: '提交申请', en: 'Send it' },
    done: { zh: '已收到您的零就业家庭认定申请。', en: 'Your request for your household has been received.' },
  },
  'withdraw-household': {
    title: { zh: '撤回零就业家庭认定申请', en: 'Take the request for the household back' },
    lead: {
      zh: '撤回后不再办理本次认定，失业登记不受影响；以后可以再申请。',
      en: 'It ends this request; your registration goes on, and you can ask again later.',
    },
    words: undefined,
    send: { zh: '确认撤回', en: 'Take it back' },
    done: { zh: '零就业家庭认定申请已撤回。', en: 'The request for the household was taken back.' },
  },
  'withdraw-application': {
    title: { zh: '撤回申请', en: 'Withdraw the application' },
    lead: {
      zh: '撤回后这件申请就结束了，不能恢复；以后可以重新申请。',
      en: 'It ends this application for good; you can apply again later.',
    },
    words: undefined,
    send: { zh: '确认撤回', en: 'Withdraw it' },
    done: { zh: '申请已撤回。', en: 'The application is withdrawn.' },
  },
  'register-as-job-seeker': {
    title: { zh: '办理求职登记', en: 'Register as a job-seeker' },
    lead: {
      zh: '使用申请时填写的信息办理，不用重填；有专人联系并提供就业服务。',
      en: 'What the application says is used; an officer and services come with it.',
    },
    words: undefined,
    send: { zh: '确认办理', en: 'Register' },
    done: { zh: '已办理求职登记。', en: 'You are registered as a job-seeker.' },
  },
  'end-job-seeker-registration': {
    title: { zh: '终止求职登记', en: 'End the registration as a job-seeker' },
    lead: {
      zh: '终止后不再提供求职服务，以后可以重新办理。',
      en: 'The services end with it; you can register again later.',
    },
    words: undefined,
    send: { zh: '确认终止', en: 'End it' },
    done: { zh: '求职登记已终止。', en: 'The registration has ended.' },
  },
  'request-referral': {
    title: { zh: '请求转介', en: 'Ask to be referred' },
    lead: {
      zh: '生活有困难的，可以请我们转介。提出请求不会提供您的任何信息；转介前会先告诉您提供给谁、提供什么。您也可以直接向对方申请。',
      en: 'If you are in need, you may ask to be referred. Nothing is handed over by asking; before anything is, you are told to whom and what. You may also apply there yourself.',
    },
    words: undefined,
    send: { zh: '提交', en: 'Send it' },
    done: { zh: '已收到您的请求。', en: 'Your wish has been received.' },
  },
  'answer-referral': {
    title: { zh: '答复转介告知', en: 'Answer about a referral' },
    lead: {
      zh: '信息还没有提供的，您可以说明是否愿意转介。不愿意的，不提供信息，也不影响其他服务。',
      en: 'As long as nothing was handed over, you may say whether you want the referral. If not, nothing is, and your other services go on.',
    },
    words: undefined,
    send: { zh: '提交', en: 'Send it' },
    done: { zh: '已收到您的答复。', en: 'Your answer has been received.' },
  },
  'apply-for-loan': {
    title: { zh: '申请创业担保贷款', en: 'Apply for a guaranteed loan' },
    lead: {
      zh: '用于自主创业或者自主经营。我们审核后提交经办银行，是否贷款由银行决定；申请时不需要上传材料。',
      en: 'For a business of your own. We check and hand it to a bank, which decides. No document is asked for here.',
    },
    words: undefined,
    send: { zh: '提交申请', en: 'Apply' },
    done: { zh: '已收到您的申请。', en: 'Your application has been received.' },
  },
  'withdraw-loan-application': {
    title: { zh: '撤回贷款申请', en: 'Withdraw the application for a loan' },
    lead: {
      zh: '提交银行以前可以撤回，以后可以重新申请。',
      en: 'Possible as long as no bank has it; you can apply again later.',
    },
    words: undefined,
    send: { zh: '确认撤回', en: 'Withdraw it' },
    done: { zh: '贷款申请已撤回。', en: 'The application is withdrawn.' },
  },
} as const satisfies Record<
  string,
  {
    readonly title: Bilingual;
    readonly lead: Bilingual;
    readonly words: Bilingual | undefined;
    readonly send: Bilingual;
    readonly done: Bilingual;
  }
>;

export type OwnAct = keyof typeof acts;

/** What is a right at any time: the API lists it under no possible actions. */
export const rights = {
  'correct-person': {
    title: { zh: '更改联系方式', en: 'Change how to reach me' },
    lead: {
      zh: '保存后立即生效，以后的通知发到新的号码。',
      en: 'It takes effect at once: messages go to the new number.',
    },
  },
  'request-correction': {
    title: { zh: '申请更正其他信息', en: 'Have something else corrected' },
    lead: {
      zh: '由工作人员核实后更正。更正姓名、号码时只需出示身份证件，不需要其他证明。',
      en: 'An officer looks into it. For a name or a number the identity document is seen; nothing else is asked for.',
    },
  },
  'restrict-processing': {
    title: { zh: '限制处理我的信息', en: 'Restrict processing' },
    lead: {
      zh: '审核、回访、告知结果等法定职责照常进行；服务计划之外的服务不再提供，信息不带入其他办理。可以随时解除。',
      en: 'What the law charges the agency with goes on: decisions, follow-ups, results. Services beyond the plan are not offered, and what is known is not carried elsewhere. You can lift it at any time.',
    },
  },
  'request-deletion': {
    title: { zh: '请求删除我的信息', en: 'Ask for a deletion' },
    lead: {
      zh: '由主管在期限内决定并说明理由。法律规定必须保存的，在保存期满后删除。',
      en: 'A supervisor decides in time, with the reason. What the law has to be kept is deleted when that period is over.',
    },
  },
} as const satisfies Record<string, { readonly title: Bilingual; readonly lead: Bilingual }>;

export type Right = keyof typeof rights;
