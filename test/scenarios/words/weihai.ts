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
