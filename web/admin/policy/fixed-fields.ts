import type { Bilingual } from '../../texts/language.ts';

/** The name of a field, and the texts of its codes. */
interface FieldWords {
  readonly name: Bilingual;
  readonly codes?: Readonly<Record<string, Bilingual>>;
}

const inDifficulty: Bilingual = { zh: '就业困难人员', en: 'People in employment difficulty' };
const everybody: Bilingual = { zh: '全部登记失业人员', en: 'Everybody registered' };

const fallbackGrounds: Readonly<Record<string, Bilingual>> = {
  ineligible: { zh: '不符合失业登记条件', en: 'people who cannot register as unemployed' },
  'over-age': { zh: '超出失业登记年龄', en: 'people past the age of registration' },
};

/** As the case of a closure shows it. */
const evidence: Readonly<Record<string, Bilingual>> = {
  'employment-record': { zh: '就业登记记录', en: 'Employment record' },
  'insurance-match': { zh: '社会保险参保比对', en: 'Match in the social insurance' },
  'business-match': { zh: '市场主体登记比对', en: 'Match in the business register' },
  'pension-match': { zh: '基本养老金领取比对', en: 'Match in the pension records' },
  'other-match': { zh: '其他部门数据比对', en: 'Match in the data of another department' },
  'statement-of-the-family': { zh: '家属告知', en: 'Statement by the family' },
  'national-check': { zh: '全国登记信息核验', en: 'National check of registrations' },
  'statement-of-the-person': { zh: '本人陈述', en: 'Statement by the person' },
  appraisal: { zh: '劳动能力鉴定结论', en: 'Appraisal of the ability to work' },
  'local-rule': { zh: '本地规定', en: 'Local rule' },
  'refusal-records': { zh: '拒绝服务记录', en: 'Records of refused services' },
  'contact-attempt-records': { zh: '联系记录', en: 'Records of attempts to contact' },
};
/** Fields that no amendment can change and therefore no form names, by the key of the value and the name of the field. */
export const fixedFields: Readonly<Record<string, Readonly<Record<string, FieldWords>>>> = {
  deadlineCounting: {
    dayZero: {
      name: { zh: '不计入的开始之日', en: 'Day that does not count' },
      codes: {
        'beijing-date-of-submission': {
          zh: '提交之日（北京时间）',
          en: 'the day of submission, Beijing time',
        },
      },
    },
    nationalPlatformClockStarts: {
      name: { zh: '经全国平台申请的起算', en: 'Start, for applications by the national platform' },
      codes: { 'submission-by-the-person': { zh: '本人提交之时', en: 'when the person submits it' } },
    },
    informationRequestStopsClock: {
      name: { zh: '等待补充信息时停止计算', en: 'Stops while information is awaited' },
    },
  },
  firstContact: {
    countedFrom: {
      name: { zh: '起算', en: 'Counted from' },
      codes: { registration: { zh: '办理失业登记之日', en: 'the day of registration' } },
    },
  },
  contactPerson: {
    assignedTo: {
      name: { zh: '确定专人的对象', en: 'Whose contact person' },
      codes: { 'every-registered-person': everybody },
    },
    namedByCircular: {
      name: { zh: '当地文件已明确', en: 'The circular itself says so' },
    },
  },
  registrationAge: {
    minimumAge: { name: { zh: '最低年龄（周岁）', en: 'Lowest age' } },
    minimumInclusive: { name: { zh: '含本数', en: 'That age included' } },
    upperBound: {
      name: { zh: '至', en: 'Until' },
      codes: {
        'draws-basic-pension': {
          zh: '依法享受基本养老保险待遇',
          en: 'the person draws the basic pension by law',
        },
      },
    },
    pastStatutoryRetirementMonth: {
      name: { zh: '超过法定退休年龄未享受待遇的', en: 'Past the statutory age without a pension' },
      codes: {
        'human-review': {
          zh: '由工作人员核实，不据此拒绝',
          en: 'reviewed by staff, not a reason to refuse',
        },
      },
    },
  },
  unemploymentReasons: { codes: { name: { zh: '采用的代码', en: 'Codes in use' } } },
  identityDocuments: {
    acceptedFor: {
      name: { zh: '适用人员', en: 'Accepted for' },
      codes: {
        mainland: { zh: '内地（大陆）居民', en: 'the mainland' },
        'hong-kong-macao': { zh: '港澳居民', en: 'Hong Kong and Macao' },
        taiwan: { zh: '台湾居民', en: 'Taiwan' },
      },
    },
  },
  forbiddenDocuments: {
    words: { name: { zh: '提示工作人员的用语', en: 'Words that show a request for it' } },
  },
  applicationFacts: {
    required: {
      name: { zh: '填写要求', en: 'Whether we ask for it' },
      codes: {
        always: { zh: '必填', en: 'always' },
        'for-some-reasons': { zh: '部分失业原因必填', en: 'for some reasons of unemployment' },
        optional: { zh: '自愿填写', en: 'optional' },
      },
    },
  },
  refusalReasons: {
    law: { name: { zh: '决定书所引依据', en: 'The law that the decision states' } },
    remedy: { name: { zh: '告知本人可以如何办理', en: 'What the person can do about it' } },
    fallbackGround: {
      name: { zh: '可以转办求职登记', en: 'Job-seeker registration is offered' },
      codes: fallbackGrounds,
    },
  },
  personalDataNotice: { text: { name: { zh: '告知内容', en: 'Text' } } },
  serviceChannels: {
    channel: {
      name: { zh: '办理方式', en: 'Channel' },
      codes: {
        online: { zh: '线上', en: 'online' },
        counter: { zh: '线下', en: 'counter' },
      },
    },
  },
  ledgerCompleteness: { fields: { name: { zh: '核对内容', en: 'What is required' } } },
  closureReasons: {
    notice: {
      name: { zh: '告知本人', en: 'Notice to the person' },
      codes: {
        required: { zh: '应当告知', en: 'required' },
        exempt: { zh: '无需告知', en: 'not required' },
      },
    },
    proposedByRule: { name: { zh: '可以由系统按记录提请', en: 'Records alone lead to a proposal' } },
    humanDecides: { name: { zh: '由工作人员决定', en: 'A human decides' } },
    evidence: { name: { zh: '核实方式', en: 'Evidence' }, codes: evidence },
  },
  loanRelief: {
    penaltyInterest: {
      name: { zh: '罚息', en: 'Penalty interest' },
      codes: { waived: { zh: '免收', en: 'waived' } },
    },
  },
  subsidySchemes: {
    groups: {
      name: { zh: '人员类别', en: 'Groups' },
      codes: {
        'allowance-household': {
          zh: '低保家庭成员',
          en: 'Member of a household on minimum living guarantee',
        },
      },
    },
  },
  jobSeekerFallback: {
    offeredFor: { name: { zh: '适用情形', en: 'Offered to' }, codes: fallbackGrounds },
    withService: {
      name: { zh: '同时提供', en: 'Together with' },
      codes: {
        'none-stated': { zh: '文件未明确', en: 'not stated in the document' },
        placement: { zh: '职业介绍', en: 'placement' },
        'corresponding-services': { zh: '相应的就业服务', en: 'the services that come with it' },
      },
    },
  },
  resultNotice: {
    means: {
      name: { zh: '反馈方式', en: 'Means' },
      codes: {
        online: { zh: '网上查询', en: 'online' },
        message: { zh: '短信等消息', en: 'message' },
        phone: { zh: '电话', en: 'telephone' },
        counter: { zh: '服务窗口', en: 'counter' },
      },
    },
    proofOfDelivery: { name: { zh: '保留送达记录', en: 'Delivery is recorded' } },
    keptOutOfMessages: {
      name: { zh: '消息中不写明', en: 'Kept out of messages' },
      codes: {
        reason: { zh: '决定的理由', en: 'the reason of a decision' },
        category: { zh: '人员类别', en: 'the group of the person' },
        benefit: { zh: '享受的待遇', en: 'a benefit' },
      },
    },
    manner: { name: { zh: '送达要求', en: 'Manner' } },
  },
  tags: {
    groups: { name: { zh: '标注的群体', en: 'Groups' } },
    openList: { name: { zh: '可以增加群体', en: 'Groups may be added' } },
  },
  servicePlan: {
    countedPer: {
      name: { zh: '次数的计算', en: 'Counted for' },
      codes: { spell: { zh: '每次失业登记', en: 'each registration' } },
    },
    onChangeOfTrack: {
      name: { zh: '就业意向变化时', en: 'When the intention changes' },
      codes: {
        'what-was-done-is-kept-and-the-period-restarts': {
          zh: '已提供的服务保留，期限重新计算',
          en: 'completed services count, and the period starts again',
        },
      },
    },
  },
  oneToOne: {
    name: { name: { zh: '名称', en: 'Name' } },
    scope: {
      name: { zh: '服务对象', en: 'For whom' },
      codes: {
        'every-registered-person': everybody,
        'persons-with-employment-difficulty': inDifficulty,
      },
    },
  },
  recruitmentFairs: {
    perMonth: { name: { zh: '每月至少（场）', en: 'Each month, at least' } },
    each: {
      name: { zh: '举办地区', en: 'In' },
      codes: { district: { zh: '各县（市、区）', en: 'each district' } },
    },
  },
  servicePackage: {
    contentConfirmedBy: {
      name: { zh: '内容由谁确定', en: 'Contents confirmed by' },
      codes: { agency: { zh: '经办机构', en: 'the agency' } },
    },
  },
  followUp: {
    minimumPerMonth: { name: { zh: '每月至少（次）', en: 'Each month, at least' } },
    month: {
      name: { zh: '月份的计算', en: 'A month is' },
      codes: { 'calendar-month-beijing': { zh: '自然月（北京时间）', en: 'a calendar month, Beijing time' } },
    },
  },
  refusalClosure: {
    resetBy: {
      name: { zh: '重新计数的情形', en: 'Count restarts after' },
      codes: { acceptance: { zh: '接受一次服务', en: 'an accepted service' } },
    },
    lastRefusalConfirmedBy: {
      name: { zh: '最后一次由谁核实', en: 'Last one confirmed by' },
      codes: { supervisor: { zh: '主管', en: 'the supervisor' } },
    },
  },
  reEntry: {
    appliesTo: {
      name: { zh: '适用对象', en: 'For whom' },
      codes: { 'persons-with-employment-difficulty': inDifficulty },
    },
  },
  taxMeasures: {
    measures: { name: { zh: '政策', en: 'Measures' } },
    measure: {
      name: { zh: '政策类别', en: 'Measure' },
      codes: {
        hiring: { zh: '企业吸纳税收政策', en: 'for employers who hire' },
        'own-business': { zh: '自主创业税收政策', en: 'for people who start a business' },
      },
    },
    title: { name: { zh: '名称', en: 'Name' } },
    yuanPerYear: { name: { zh: '定额标准（元/年）', en: 'Yuan a year' } },
    upliftPercent: { name: { zh: '最高上浮（%）', en: 'Maximum increase, per cent' } },
    years: { name: { zh: '享受年限', en: 'Years' } },
    monthsRegistered: { name: { zh: '登记失业满（月）', en: 'Months registered' } },
    condition: { name: { zh: '条件', en: 'Condition' } },
    citation: { name: { zh: '出处', en: 'Citation' } },
    basis: {
      name: { zh: '性质', en: 'Basis' },
      codes: { national: { zh: '国家规定', en: 'National rule' } },
    },
  },
  zeroEmploymentHousehold: {
    helpWithin: {
      name: { zh: '帮扶至少一人就业的期限', en: 'One member works by' },
      codes: {
        'quarter-of-recognition': { zh: '认定当季末', en: 'the end of the quarter of recognition' },
      },
    },
  },
  postTarget: {
    parityAtLeast: {
      name: {
        zh: '就业困难人员就业率不低于',
        en: 'The share of those in difficulty who find work is not below',
      },
      codes: { 'reemployment-rate': { zh: '失业人员再就业率', en: 'that of all unemployed' } },
    },
  },
};
