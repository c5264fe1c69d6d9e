import type { ClauseWords } from '../catalogue.ts';

/** The notice of Weihai that forwards 鲁人社字〔2022〕144号. */
export const weihai: Readonly<Record<string, ClauseWords>> = {
  'WH-4.1': [
    [
      '各区市、开发区人力资源社会保障部门要发布服务公告，集中推介失业求助渠道、求职渠道、机构目录、政策服务清单，',
      ['W12.sections', 'W12.published'],
    ],
    ['有针对性地提供“12333”式打包公共就业创业服务。', ['W12.package', 'W3.any']],
  ],
  'WH-4.2': [
    ['对有就业意愿的，开展求职技巧指导，', ['W1.owed']],
    ['通过各类招聘平台、零工市场每月组织1次针对失业人员的专场招聘会，', ['W16.fair', 'V14.fairs', 'W1.owed']],
    ['精准匹配岗位信息或零工信息。', ['W1.owed']],
  ],
  'WH-4.3': [
    ['对有自主经营意愿的，提供', ['W1.owed', 'W13.terms']],
    ['政策咨询、开业指导等创业服务。', ['W1.owed', 'W1.named']],
  ],
  'WH-4.4': [
    ['对就业意向尚不清晰的，提供职业指导、心理疏导，', ['W1.owed']],
    [
      '组织参加职业体验、16-24周岁失业青年就业见习等就业准备活动。',
      ['V14.ages', 'W16.internship', 'W7.willing'],
    ],
  ],
  'WH-4.6': [
    ['完善跟踪调查', ['V19.owed']],
    ['和再就业回访制度，', ['V21.checks', 'W16.check']],
    ['通过信息比对、实地走访、电话调查，每月至少进行1次跟踪回访，', ['V19.owed', 'V19.first', 'V20.signal']],
    ['了解求职就业进展，', ['V19.recorded', 'W6.closure', 'W6.task']],
    ['更新台账信息，', ['V19.recorded', 'W11.corrected']],
    ['按需调整服务。', ['V19.recorded', 'V13.once']],
  ],
  'WH-3.1': [
    ['巩固就业援助“暖心活动”成果，', ['H1.plan']],
    ['持续开展登记失业人员、重点群体与低保家庭、持证残疾人数据比对，', ['H1.found']],
    ['将符合条件人员认定为就业困难人员，', ['H1.groups', 'H1.steps', 'H1.lawful']],
    ['制定“一人一策”援助计划，', ['H1.plan']],
    [
      '综合采取职业指导、推送岗位信息、组织职业技能培训、发放就业补贴等措施，实行优先扶持、重点帮扶，',
      ['H1.plan', 'W1.owed', 'W3.any', 'S1.package'],
    ],
    ['实现随发现、随认定、随帮扶，', ['H1.found', 'H1.steps']],
    ['确保零就业家庭实现动态清零。', ['H2.zero', 'H2.recognised', 'H2.members']],
  ],
  'WH-3.4': [
    ['加大城乡公益性岗位扩容提质力度，', ['H3.posts']],
    ['托底安置就业困难人员，', ['H3.entitled', 'H3.market', 'H3.placed', 'H3.limits', 'H3.after']],
    ['2022年底全市创设1.4万个左右城乡公益性岗位，', ['H3.posts']],
    ['确保就业困难人员就业比例不低于失业人员再就业比例。', ['H3.parity']],
  ],
  'WH-1.2': [
    ['对企业吸纳符合条件登记失业人员的，按规定落实税收减免、', ['S1.tax', 'S1.information']],
    ['创业担保贷款及贴息、', ['S1.firm', 'O3.way', 'S1.employers', 'S1.information']],
    ['职业培训补贴等政策。', ['S1.employers', 'S1.values']],
  ],
  'WH-1.4': [
    ['各区市要统筹就业补助资金支出情况，', ['S1.funds']],
    ['切实推动一次性吸纳就业补贴政策快速落实。', ['S1.funds', 'S1.once']],
  ],
  'WH-2.2': [
    ['加大创业政策实施力度，按规定落实税收减免、', ['S1.tax', 'S1.information']],
    ['创业担保贷款及贴息、创业补贴等政策，', ['O3.way', 'S1.information', 'S1.values']],
    ['对10万元及以下的个人创业担保贷款免除反担保要求。', ['O3.waiver']],
  ],
  'WH-4.5': [
    [
      '组织有灵活就业意愿的登记失业人员与用人主体“点对点”对接，',
      ['W1.owed'],
      'the plan owes the meeting and it is recorded; matching persons with who needs them is a later subject (matching)',
    ],
    ['落实社会保险补贴、', ['S1.flexible', 'S1.values']],
    ['新就业形态灵活就业意外伤害保险补贴等政策，', ['S1.accident', 'S1.values']],
    [
      '实施好快递网点工伤保险试点。',
      ['S1.others'],
      'the pilot is carried out by work-injury insurance: it is told with where to ask',
    ],
  ],
  'WH-5.3': [
    [
      '动员各类培训机构、技工院校等结合“威海鲁菜师傅”创业能力提升培训试点、公共就业服务助力“山东手造”工程推进行动等，广泛开展面向登记失业人员的订单、定向式培训，',
      [],
      'lists of courses and referral to them are a later subject (training); a course is stated with a claim',
    ],
    ['符合条件的落实职业培训等补贴。', ['S1.training', 'S1.open', 'S1.values']],
  ],
  'WH-1.3': [
    [
      '自通知印发之日起，对新吸纳登记失业半年以上人员就业、签订1年以上劳动合同并办理就业登记缴纳社会保险的企业，',
      ['S1.hiring', 'S1.documents'],
    ],
    ['给予1000元/人一次性吸纳就业补贴，', ['S1.amounts']],
    ['对招用同一名符合条件人员的只补贴一次，', ['S1.once', 'S1.alike']],
    ['与一次性扩岗补助、一次性创业岗位开发补贴不重复享受，', ['S1.once']],
    ['政策申请期限截至2022年12月31日，', ['S1.window']],
    ['符合条件的企业仅需提供劳动合同，', ['S1.documents']],
    ['由注册地人社部门负责落实补贴，所需资金从就业补助资金中列支。', ['S1.decided']],
  ],
  'WH-2.3': [
    [
      '对2022年第四季度到期的、因新冠肺炎疫情影响暂时遇困的个体工商户和小微企业经营性贷款，银行业金融机构与借款人按市场化原则共同协商延期还本付息，',
      ['O3.over'],
    ],
    ['延期贷款正常计息，免收罚息。', ['O3.over']],
    ['还本付息日期原则上最长可延期至2023年6月30日。', ['O3.over']],
  ],
  'WH-3.2': [
    ['及时将符合条件的生活困难登记失业人员，', ['O1.proposed', 'O1.told']],
    ['纳入临时救助或最低生活保障范围。', ['O1.answered']],
  ],
  'WH-3.3': [
    [
      '强化生活保障与就业促进衔接，对已就业的低保对象，在核算其家庭收入时扣减必要的就业成本，',
      ['O1.phase-out'],
    ],
    ['并在其家庭成员人均收入超过当地低保标准后给予6个月的渐退期。', ['O1.phase-out']],
  ],
  'WH-6.2': [
    ['加强登记失业与社会保险参保数据库信息比对，', ['O2.found']],
    [
      '符合条件的加快兑现失业保险金、失业补助金等待遇。',
      ['O2.sent'],
      'paying is for whoever decides the benefit: the agency sends the facts and records the answer',
    ],
  ],
};
