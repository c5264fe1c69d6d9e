import type { Bilingual } from '../../texts/language.ts';

/** The acts of a person in their own case, each with a page of its own. */
export const acts = {
  'provide-information': {
    title: { zh: '补充说明', en: 'Give information' },
    lead: {
      zh: '用自己的话说明，不需要任何证明。等您说明时，办理期限照样计算，我们仍会按期告诉您结果。',
      en: 'Explain in your own words. No documents are needed. The legal time limit keeps running, so you still get the result in time.',
    },
    words: { zh: '说明', en: 'Your answer' },
    send: { zh: '提交说明', en: 'Send' },
    done: { zh: '已收到您的说明。', en: 'We have received your answer.' },
  },
  'raise-objection': {
    title: { zh: '提出异议', en: 'Object' },
    lead: {
      zh: '由没有参与原决定的主管复核，并把结果告诉您。每个决定可以提一次，不影响您申请行政复议或者提起诉讼。',
      en: 'A supervisor who took no part in the decision reviews it and tells you the result. You can object to each decision once. You can still apply for administrative reconsideration or go to court.',
    },
    words: { zh: '为什么不同意', en: 'Why you disagree' },
    send: { zh: '提交异议', en: 'Send objection' },
    done: { zh: '已收到您的异议。', en: 'We have received your objection.' },
  },
  'report-change': {
    title: { zh: '报告变化', en: 'Report a change' },
    lead: {
      zh: '找到工作、搬家、打算有变化，都可以在这里说。报告不等于注销，由工作人员核实后联系您。',
      en: 'Tell us here if you have found work, moved or changed your plans. A report does not close your registration. An officer checks it and contacts you.',
    },
    words: { zh: '说明', en: 'In your own words' },
    send: { zh: '提交', en: 'Send' },
    done: { zh: '已收到您的报告。', en: 'We have received your report.' },
  },
  'withdraw-change': {
    title: { zh: '撤回变化报告', en: 'Withdraw a report' },
    lead: {
      zh: '报错了的，在工作人员办结以前可以撤回。只因这项报告提请的注销不再审核，登记继续有效；工作人员可能会与您核实。',
      en: 'You can take back a report that was a mistake until our staff have dealt with it. A closure that only this report had led to is no longer considered, and your registration continues. An officer may ask you about it.',
    },
    words: undefined,
    send: { zh: '确认撤回', en: 'Take back' },
    done: { zh: '变化报告已撤回。', en: 'You have taken back your report.' },
  },
  'apply-for-hardship': {
    title: { zh: '申请就业困难人员认定', en: 'Apply for help with employment difficulty' },
    lead: {
      zh: '符合条件的，可以得到一对一的就业援助。不需要任何证明材料，由工作人员核实，不同的人分别审核和决定，结果会告诉您。',
      en: 'If you meet the conditions, you get one-to-one help. No documents are needed. We check your request, different members of staff review and decide it, and we tell you the result.',
    },
    words: { zh: '情况说明', en: 'In your own words' },
    send: { zh: '提交申请', en: 'Send' },
    done: { zh: '已收到您的认定申请。', en: 'We have received your request.' },
  },
  'withdraw-hardship': {
    title: { zh: '撤回认定申请', en: 'Withdraw your request for help' },
    lead: {
      zh: '撤回后不再办理本次认定，失业登记不受影响；以后可以再申请。',
      en: 'This ends the request. Your registration continues, and you can apply again later.',
    },
    words: undefined,
    send: { zh: '确认撤回', en: 'Withdraw' },
    done: { zh: '认定申请已撤回。', en: 'You have withdrawn your request.' },
  },
  'object-to-hardship': {
    title: { zh: '对认定决定提出异议', en: 'Object to the decision on your request for help' },
    lead: {
      zh: '由没有参与原决定的主管复核，并把结果告诉您。每个决定可以提一次。',
      en: 'A supervisor who took no part in the decision reviews it and tells you the result. You can object to each decision once.',
    },
    words: { zh: '为什么不同意', en: 'Why you disagree' },
    send: { zh: '提交异议', en: 'Send objection' },
    done: { zh: '已收到您的异议。', en: 'We have received your objection.' },
  },
  'apply-for-household': {
    title: { zh: '申请认定零就业家庭', en: 'Apply for help for a household without work' },
    lead: {
      zh: '法定劳动年龄内有劳动能力的家庭成员都没有就业的，可以申请。不需要任何证明材料，由工作人员核查，不同的人分别核查和确认，结果会告诉您。',
      en: 'You can apply if nobody in your household works who is of working age and able to work. No documents are needed. We check your request, different members of staff check and confirm it, and we tell you the result.',
    },
    words: undefined,
    send: { zh: '提交申请', en: 'Send' },
    done: { zh: '已收到您的零就业家庭认定申请。', en: 'We have received the request for your household.' },
  },
  'withdraw-household': {
    title: { zh: '撤回零就业家庭认定申请', en: 'Withdraw the request for your household' },
    lead: {
      zh: '撤回后不再办理本次认定，失业登记不受影响；以后可以再申请。',
      en: 'This ends the request. Your registration continues, and you can apply again later.',
    },
    words: undefined,
    send: { zh: '确认撤回', en: 'Withdraw' },
    done: { zh: '零就业家庭认定申请已撤回。', en: 'You have withdrawn the request for your household.' },
  },
  'withdraw-application': {
    title: { zh: '撤回申请', en: 'Withdraw your application' },
    lead: {
      zh: '撤回后这件申请就结束了，不能恢复；以后可以重新申请。',
      en: 'This ends your application for good. You can apply again later.',
    },
    words: undefined,
    send: { zh: '确认撤回', en: 'Withdraw' },
    done: { zh: '申请已撤回。', en: 'You have withdrawn your application.' },
  },
  'register-as-job-seeker': {
    title: { zh: '办理求职登记', en: 'Register as a job-seeker' },
    lead: {
      zh: '使用申请时填写的信息办理，不用重填；有专人联系并提供就业服务。',
      en: 'We use the answers in your application, so you do not have to enter them again. An officer contacts you and offers services.',
    },
    words: undefined,
    send: { zh: '确认办理', en: 'Register' },
    done: { zh: '已办理求职登记。', en: 'You are registered as a job-seeker.' },
  },
  'end-job-seeker-registration': {
    title: { zh: '终止求职登记', en: 'End your registration as a job-seeker' },
    lead: {
      zh: '终止后不再提供求职服务，以后可以重新办理。',
      en: 'You will no longer get services for job-seekers. You can register again later.',
    },
    words: undefined,
    send: { zh: '确认终止', en: 'End registration' },
    done: { zh: '求职登记已终止。', en: 'Your registration as a job-seeker has ended.' },
  },
  'request-referral': {
    title: { zh: '请求转介', en: 'Ask to be referred' },
    lead: {
      zh: '生活有困难的，可以请我们转介，也就是由我们把您介绍给能提供救助或者待遇的部门，给不给由他们决定。提出请求不会提供您的任何信息；转介前会先告诉您提供给谁、提供什么。您也可以直接向对方申请。',
      en: 'If you are in need, you can ask us to refer you to a body that gives relief or benefits. That body decides. Asking does not share any of your data. Before a referral, we tell you who gets which data. You can also apply there yourself.',
    },
    words: undefined,
    send: { zh: '提交', en: 'Send' },
    done: { zh: '已收到您的请求。', en: 'We have received your request.' },
  },
  'answer-referral': {
    title: { zh: '答复转介告知', en: 'Answer our question about a referral' },
    lead: {
      zh: '信息还没有提供的，您可以说明是否愿意转介。不愿意的，不提供信息，也不影响其他服务。',
      en: 'Until we have shared your data, you can say whether you want the referral. If you do not want it, we share nothing, and your other services continue.',
    },
    words: undefined,
    send: { zh: '提交', en: 'Send' },
    done: { zh: '已收到您的答复。', en: 'We have received your answer.' },
  },
  'apply-for-loan': {
    title: { zh: '申请创业担保贷款', en: 'Apply for a guaranteed start-up loan' },
    lead: {
      zh: '用于自主创业或者自主经营。我们审核后提交经办银行，是否贷款由银行决定；申请时不需要上传材料。',
      en: 'This is for starting or running your own business. We check your application and pass it to a bank. The bank decides. You do not need to upload documents.',
    },
    words: undefined,
    send: { zh: '提交申请', en: 'Submit application' },
    done: { zh: '已收到您的申请。', en: 'We have received your application.' },
  },
  'withdraw-loan-application': {
    title: { zh: '撤回贷款申请', en: 'Withdraw your loan application' },
    lead: {
      zh: '提交银行以前可以撤回，以后可以重新申请。',
      en: 'You can withdraw it until we pass it to the bank. You can apply again later.',
    },
    words: undefined,
    send: { zh: '确认撤回', en: 'Withdraw' },
    done: { zh: '贷款申请已撤回。', en: 'You have withdrawn your application.' },
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

/** Rights that a person always has. The API does not list them among the possible actions. */
export const rights = {
  'correct-person': {
    title: { zh: '更改联系方式', en: 'Change my contact details' },
    lead: {
      zh: '保存后立即生效，以后的通知发到新的号码。',
      en: 'This takes effect as soon as you save it. We send messages to the new number.',
    },
  },
  'request-correction': {
    title: { zh: '申请更正其他信息', en: 'Ask us to correct other data' },
    lead: {
      zh: '由工作人员核实后更正。更正姓名、号码时只需出示身份证件，不需要其他证明。',
      en: 'An officer checks your request and corrects the data. To correct a name or number, you only need to show your identity document.',
    },
  },
  'restrict-processing': {
    title: { zh: '限制处理我的信息', en: 'Restrict the use of my data' },
    lead: {
      zh: '审核、回访、告知结果等法定职责照常进行；服务计划之外的服务不再提供，信息不带入其他办理。可以随时解除。',
      en: 'We continue what the law requires, such as decisions, follow-ups and results. We no longer offer services beyond your service plan, and we do not use your data for other cases. You can lift the restriction at any time.',
    },
  },
  'request-deletion': {
    title: { zh: '请求删除我的信息', en: 'Ask us to delete my data' },
    lead: {
      zh: '由主管在期限内决定并说明理由。法律规定必须保存的，在保存期满后删除。',
      en: 'A supervisor decides within the time limit and gives the reasons. If the law requires us to keep data, we delete it when that period ends.',
    },
  },
} as const satisfies Record<string, { readonly title: Bilingual; readonly lead: Bilingual }>;

export type Right = keyof typeof rights;
