import type { ClauseWords } from '../catalogue.ts';

/** 青人社厅发〔2023〕9号 */
export const qinghai: Readonly<Record<string, ClauseWords>> = {
  'QH-1.1': [
    [
      '充分运用各类载体及实地就业服务活动等渠道，集中推介公共就业服务机构、失业登记全国统一服务平台、青海省人社政务服务一体化平台、“青海人社通”手机 APP 等线上线下求助方式，',
      ['W12.sections', 'W12.published'],
    ],
    [
      '梳理公布失业登记、就业困难人员认定等政策服务清单、办理入口、申请条件、申报程序等。',
      ['W12.sections', 'W12.published', 'W12.difficulty'],
    ],
  ],
  'QH-1.2': [
    [
      '及时受理登记失业申请，线上受理失业登记申请的，在 3 个工作日内办结；线下受理失业登记申请的，即时办结，',
      ['V1.qinghai', 'V1.late', 'V2.moved', 'W12.counter'],
    ],
    ['并及时反馈办理结果。', ['V25.delivered', 'V25.hours']],
  ],
  'QH-1.3': [
    [
      '依托“金保工程”信息系统加强失业人员实名登记管理，',
      ['W20.core-system', 'W18.link', 'V9.nationwide'],
      'no connection to 金保工程 can be had here: the proof is a verified sign-in or a document at the counter. What that system would need can be read: the cases of a district by `read-coverage`, each proof by `read-case`',
    ],
    ['安排专人', ['V11.officer', 'W14.told', 'W14.nobody']],
    ['详细了解并记录失业原因、技能水平、就业意愿等情况，', ['W11.intake', 'W11.values', 'W11.demanded']],
    ['对就业困难人员、离校未就业高校毕业生、脱贫人口同步标注，', ['W11.intake', 'W11.groups']],
    ['做到人员底数清、基本信息清、服务需求清。', ['W11.clears', 'W11.demanded']],
  ],
  'QH-1.4': [
    ['对不符合失业登记条件但有求职培训需求的，', ['W5.matrix', 'L2.open', 'W4.refused']],
    ['及时办理求职登记、', ['L2.own']],
    ['职业介绍等服务。', ['W4.served', 'W4.declined']],
  ],
  'QH-2.1': [
    [
      '对登记失业人员进行分级分类管理，根据个人就业意愿、技能水平、培训需求等情况，',
      ['V12.grounds', 'W11.intake'],
    ],
    ['精准提供“一对一”就业服务；', ['V12.owed', 'W13.terms']],
  ],
  'QH-2.2': [
    [
      '对有就业意愿的，提供职业介绍、求职指导，推送招聘信息，精准匹配岗位信息或零工信息；',
      ['W1.owed', 'W3.qinghai'],
    ],
  ],
  'QH-2.3': [
    ['对有自主经营意愿的，提供相关', ['W1.owed', 'W13.terms']],
    ['政策咨询、创业指导等服务；', ['W1.owed', 'W1.named']],
  ],
  'QH-2.4': [
    [
      '对就业意向尚不清晰的，提供职业指导、心理疏导，组织参加职业体验、就业见习等就业准备活动。',
      ['W1.owed', 'W7.willing'],
    ],
  ],
  'QH-2.5': [
    [
      '落实跟踪服务机制，通过信息比对、实地走访、电话回访等方式，每月至少对登记失业人员开展1次跟踪回访，',
      ['V19.owed', 'V19.first', 'V20.signal'],
    ],
    ['了解求职就业进展，', ['V19.recorded', 'W6.closure', 'W6.task']],
    ['动态更新台账信息，', ['V19.recorded', 'W11.corrected']],
    ['及时按需调整服务。', ['V19.recorded', 'V13.once']],
  ],
  'QH-6.1': [
    ['按照就业困难人员认定条件及时开展认定工作，', ['H1.steps', 'H1.lawful']],
    [
      '将登记失业人员中符合条件的城镇零就业家庭成员、低保家庭成员、残疾人、脱贫人口等人员纳入就业援助范围，',
      ['H1.groups', 'H1.refused'],
    ],
  ],
  'QH-6.2': [
    ['开展精准就业援助，制定个性化援助方案，', ['H1.plan']],
    ['优先提供职业指导、岗位推荐，', ['H1.plan', 'W1.owed']],
    ['打包兑现就业补贴政策。', ['S1.package']],
  ],
  'QH-3.2': [
    [
      '动员各类培训机构、技工院校和符合条件的企业，广泛开展面向登记失业人员的订单、定向式培训，',
      [],
      'lists of courses and referral to them are a later subject (training); a course is stated with a claim',
    ],
    ['符合条件的按规定落实就业创业培训补贴、生活和交通住宿费补贴。', ['S1.training', 'S1.open', 'S1.values']],
  ],
  'QH-4.2': [
    ['对企业吸纳符合条件登记失业人员的，按规定落实税收减免、', ['S1.tax', 'S1.information']],
    ['创业担保贷款及贴息、', ['S1.firm', 'O3.way', 'S1.employers', 'S1.information']],
    ['职业培训补贴、社会保险补贴等政策。', ['S1.employers', 'S1.values']],
  ],
  'QH-5.2': [
    ['持续落实创业各项政策，按规定兑现税收减免、', ['S1.tax', 'S1.information']],
    ['创业担保贷款及贴息、创业补贴等政策，', ['O3.way', 'S1.information', 'S1.values']],
    ['对 10 万元以下的创业担保贷款免除反担保要求。', ['O3.waiver']],
  ],
  'QH-6.3': [
    ['通过市场渠道仍难以实现就业的，', ['H3.market', 'H3.entitled']],
    ['按规定运用公益性岗位托底安置。', ['H3.placed', 'H3.limits', 'H3.after']],
  ],
  'QH-6.4': [
    [
      '对符合条件的参保失业人员，按时足额发放失业保险金、失业补助金，',
      ['O2.found', 'O2.sent'],
      'paying is for whoever decides the benefit: the agency sends the facts and records the answer',
    ],
    [
      '及时启动价格补贴联动机制并足额发放补贴。',
      ['O2.sent'],
      'paying is for whoever decides the benefit: the agency sends the facts and records the answer',
    ],
  ],
  'QH-6.5': [
    [
      '对未参保且无法就业导致基本生活出现困难的失业人员，积极推荐民政部门申请社会救助，',
      ['O1.uninsured', 'O1.proposed', 'O1.handed'],
    ],
    ['符合条件的纳入临时救助或最低生活保障范围。', ['O1.answered']],
  ],
  'QH-6.6': [
    [
      '强化生活保障与就业促进衔接，对已就业的低保对象，在核算其家庭收入时扣减必要的就业成本，',
      ['O1.phase-out'],
    ],
    ['并在其家庭成员人均收入超过当地低保标准后给予一定时间的渐退期。', ['O1.phase-out']],
  ],
  'QH-7.3': [
    [
      '受疫情影响严重地区的创业担保贷款借款人，因停工停产导致还款困难的，可申请展期还款，期限原则上不超过1年。',
      ['O3.later', 'O3.over'],
    ],
  ],
};
