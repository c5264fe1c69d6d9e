import type { ClauseWords } from '../catalogue.ts';

/** 关于促进失业人员就业创业的通知 (Chongqing) */
export const chongqing: Readonly<Record<string, ClauseWords>> = {
  'CQ-1.1': [
    [
      '充分运用多种方式，集中推介公共就业服务机构、失业登记全国统一服务平台、重庆人社APP等线上线下求助渠道，',
      ['W12.sections', 'W12.published'],
    ],
    ['广泛公布登记失业办理入口、凭证程序、服务清单等。', ['W12.sections', 'W12.published']],
  ],
  'CQ-1.2': [
    [
      '及时受理登记失业申请，在规定时间内（线上5个工作日，线下7个工作日）办结',
      ['V1.chongqing', 'V1.late', 'V2.moved'],
    ],
    ['并以适当方式反馈结果。', ['V25.delivered', 'V25.hours']],
  ],
  'CQ-1.3': [
    ['要充分发挥基层就业工作人员、劳务经纪人等队伍作用，', ['W20.brokers']],
    ['确定专人主动联系，', ['V11.officer', 'V11.contact', 'W14.told', 'W15.once']],
    ['详细了解失业原因、技能水平、就业意愿，', ['W11.intake', 'W11.values', 'W11.demanded']],
    ['对就业困难人员、离校未就业高校毕业生、脱贫人口同步标注，', ['W11.intake', 'W11.groups']],
    [
      '依托人力资源信息库建立帮扶台账，',
      ['W11.clears'],
      'the ledger is our own: no connection to the human resources database of the city can be had here. What it would need can be read: the cases of a district by `read-coverage`, each ledger by `read-case`',
    ],
    ['一人一档，', ['V9.nationwide', 'W9.ledger']],
    ['动态更新，', ['V19.recorded', 'W11.corrected']],
    ['做到人员底数清、基本信息清、服务需求清。', ['W11.clears', 'W11.demanded']],
  ],
  'CQ-1.4': [
    ['对不符合登记失业条件、', ['W5.matrix', 'W4.refused']],
    ['超出失业登记年龄但有求职培训需求的，', ['L2.open', 'L2.stated']],
    ['及时办理求职登记。', ['L2.own', 'W4.served']],
  ],
  'CQ-2.1': [
    ['健全分级分类服务机制，根据登记失业人员就业需求和能力素质，', ['V12.grounds', 'V12.owed']],
    ['及时提供有针对性的公共就业服务。', ['W1.owed', 'V13.due']],
  ],
  'CQ-2.2': [
    ['对有就业意愿的，至少开展1次求职技巧指导，', ['V13.numbers', 'W2.declined']],
    ['点对点组织参加招聘活动，', ['V13.numbers']],
    ['精准匹配3条以上岗位信息或零工信息。', ['V13.numbers', 'W2.matched']],
  ],
  'CQ-2.3': [
    [
      '对有自主经营意愿的，至少提供1次政策咨询、开业指导、导师指导、孵化基地对接等创业服务。',
      ['V13.numbers', 'W2.declined'],
    ],
  ],
  'CQ-2.4': [
    ['对就业意向尚不清晰的，至少提供1次职业指导、心理疏导，', ['V13.numbers', 'W2.declined']],
    ['组织参加1场职业体验、就业见习等就业准备活动。', ['V13.numbers', 'W2.declined']],
  ],
  'CQ-2.5': [
    [
      '完善跟踪服务机制，通过信息比对、实地走访、电话调查，每月至少进行1次跟踪回访，',
      ['V19.owed', 'V19.first', 'V20.signal'],
    ],
    ['了解求职就业进展，', ['V19.recorded', 'W6.closure', 'W6.task']],
    ['更新基本信息和帮扶台账，', ['V19.recorded', 'W11.corrected']],
    ['按需调整服务。', ['V19.recorded', 'V13.once']],
  ],
  'CQ-6.1': [
    ['合理确定并动态调整就业困难人员认定条件，', ['H1.adjusted']],
    [
      '及时将登记失业人员中符合条件的零就业家庭、低保家庭、低保边缘对象、脱贫人口、大龄、残疾、长期失业等人员纳入就业援助范围，',
      ['H1.groups', 'H1.found', 'H1.steps', 'H1.lawful', 'H1.refused'],
    ],
  ],
  'CQ-6.2': [
    ['开展“一对一”就业援助，制定个性化援助方案，', ['H1.plan']],
    ['优先提供职业指导、岗位推荐，', ['H1.plan', 'W1.owed']],
    ['打包兑现就业补贴政策。', ['S1.package']],
  ],
  'CQ-3.2': [
    [
      '通过“智能就业培训平台”收集发布培训信息，',
      ['S1.others'],
      'the platform is the city’s: where trainings are found is told; lists of courses are a later subject (training)',
    ],
    [
      '通过电子社保卡发放职业培训券，',
      ['S1.others'],
      'vouchers are issued on the electronic social security card by whoever runs it: it is told, and no connection to it can be had here',
    ],
    ['推行职业培训补贴“免申即享”，', ['S1.found']],
    [
      '优化职业技能培训项目清单，及时向社会公布并动态调整。',
      [],
      'lists of courses are a later subject (training)',
    ],
  ],
  'CQ-3.3': [
    [
      '动员各类培训机构、技工院校和符合条件的企业，广泛开展面向登记失业人员的订单、定向式培训，',
      [],
      'lists of courses and referral to them are a later subject (training); a course is stated with a claim',
    ],
    ['符合条件的落实职业培训补贴、生活费（含交通费）补贴。', ['S1.training', 'S1.open', 'S1.values']],
  ],
  'CQ-3.4': [
    ['健全职业培训补贴及课时费标准动态调整机制，', ['S1.standards']],
    ['对纳入重点产业职业资格评价和职业技能等级认定目录的，可适当提高补贴标准。', ['S1.raised']],
  ],
  'CQ-4.2': [
    ['对企业吸纳符合条件登记失业人员的，按规定落实税收减免、', ['S1.tax', 'S1.information']],
    ['创业担保贷款及贴息、', ['S1.firm', 'O3.way', 'S1.employers', 'S1.information']],
    ['职业培训补贴等政策。', ['S1.employers', 'S1.values']],
  ],
  'CQ-5.2': [
    ['加大创业政策实施力度，按规定落实税收减免、', ['S1.tax', 'S1.information']],
    ['创业担保贷款及贴息、一次性创业补助等政策，', ['O3.way', 'S1.information', 'S1.open', 'S1.values']],
    ['对10万元以下的创业担保贷款免除反担保要求。', ['O3.waiver']],
  ],
  'CQ-6.6': [['人力社保部门按规定为已就业的低保对象发放低保就业补贴。', ['S1.groups', 'S1.open']]],
  'CQ-6.3': [
    ['通过市场化渠道难以实现就业的，', ['H3.market', 'H3.entitled']],
    ['运用公益性岗位托底安置。', ['H3.placed', 'H3.limits', 'H3.after']],
  ],
  'CQ-6.4': [
    ['及时将生活困难的登记失业人员，转介民政部门，', ['O1.proposed', 'O1.told', 'O1.handed', 'O1.late']],
    ['符合条件的纳入临时救助或最低生活保障范围。', ['O1.answered']],
  ],
  'CQ-6.5': [
    [
      '强化生活保障与就业促进衔接，对已就业的低保对象，民政部门在核算其家庭收入时扣减必要的就业成本，',
      ['O1.phase-out'],
    ],
    ['并在其家庭成员人均收入超过当地低保标准后给予一定时间的渐退期。', ['O1.phase-out']],
  ],
  'CQ-7.4': [
    [
      '对2022年四季度到期的、因疫情影响暂时遇到困难的创业担保贷款借款人，可申请展期还款，',
      ['O3.due', 'O3.over'],
    ],
    ['期限原则上不超过1年。', ['O3.later']],
  ],
  'CQ-8.2': [
    ['加强登记失业与社会保险参保数据库信息比对，', ['O2.found']],
    [
      '符合条件的便捷兑现失业保险金、失业补助金等待遇。',
      ['O2.sent'],
      'paying is for whoever decides the benefit: the agency sends the facts and records the answer',
    ],
  ],
};
