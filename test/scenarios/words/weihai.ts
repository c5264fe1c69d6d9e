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
      ['H1.plan'],
      'training and subsidies are later subjects',
    ],
    ['实现随发现、随认定、随帮扶，', ['H1.found', 'H1.steps']],
    ['确保零就业家庭实现动态清零。', [], 'zero-employment households are an episode of their own'],
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
};
