import type { ClauseWords } from '../catalogue.ts';

/** 云人社发〔2022〕57号 */
export const yunnan: Readonly<Record<string, ClauseWords>> = {
  'YN-1.1.1': [
    [
      '综合运用线上线下多种方式，向社会广泛公布登记失业办理入口、办理程序、所需凭证、服务事项清单等，',
      ['W12.sections', 'W12.published'],
    ],
    [
      '集中推介各级公共就业服务机构、县以下基层公共就业服务平台、承担残疾劳动者失业登记工作的残疾人就业服务机构，以及人社部开设的失业登记全国统一服务平台入口，',
      ['W12.sections', 'W12.disabled'],
    ],
    [
      '方便有需要的失业人员办理登记失业申请。',
      ['V6.places'],
      'an application cannot be made at a disabled persons’ agency as such',
    ],
  ],
  'YN-1.2.1': [
    [
      '各级公共就业服务机构对于符合条件人员提出的登记失业申请，应及时受理，在规定时间内办结',
      ['V1.three', 'V1.late', 'V2.moved'],
    ],
    ['并主动反馈办理结果。', ['V25.delivered', 'V25.hours']],
  ],
  'YN-1.2.2': [
    [
      '要把就业困难人员、离校未就业高校毕业生、脱贫人口等作为就业帮扶的重点对象，',
      ['W11.groups', 'V12.owed'],
      'graduates and persons out of poverty are marked, and nothing more follows from it',
    ],
    ['通过实地走访、电话调查等方式进行联系，', ['V11.contact', 'V19.owed']],
    ['了解劳动者就业失业情况，', ['W11.intake', 'V19.recorded']],
    [
      '建立基础信息台账，做到服务对象底数清、基本情况信息清、技能水平状况清、求职服务意愿清。',
      ['W11.clears', 'W11.demanded'],
    ],
  ],
  'YN-1.2.3': [
    ['为超过失业登记年龄、', ['L2.open', 'L2.stated']],
    ['不符合失业登记条件，但有求职培训需求的城乡劳动者，', ['W5.matrix', 'W4.refused']],
    ['及时办理求职登记', ['L2.own']],
    ['提供相应服务。', ['W4.served', 'W4.declined']],
  ],
  'YN-1.3.1': [
    ['各地要做好登记失业人员日常服务，', ['W1.owed', 'W3.any']],
    [
      '根据收集掌握的登记失业人员需求和特点，分类分级开展个性化、专业化就业服务，',
      ['V12.grounds', 'V12.owed', 'W13.terms'],
    ],
    ['帮助其尽快就业创业或参加到就业准备活动中。', ['W1.owed', 'V13.due']],
  ],
  'YN-1.3.2': [
    [
      '对有就业意向或培训需求的登记失业人员提供求职技巧指导、推荐职业培训、组织参加招聘活动等服务，引导其尽快合理有序就业；',
      ['W1.owed', 'W1.declined'],
    ],
  ],
  'YN-1.3.3': [
    [
      '对就业意向不清晰的登记失业人员提供职业指导、心理疏导、职业介绍等服务，并组织其参加职业体验、就业见习等就业准备活动。',
      ['W1.owed', 'W7.willing'],
    ],
  ],
  'YN-1.3.4': [
    [
      '县以下公共就业服务机构要完善就业服务跟踪制度，',
      ['V19.owed'],
      'the level is named in the overview; officers work in counties, and no agency below one has a list of its own',
    ],
    [
      '综合运用信息化手段，通过信息比对、实地回访、电话调查，建立跟踪服务月回访机制，',
      ['V19.owed', 'V19.first', 'V20.signal'],
    ],
    ['了解登记失业人员求职就业进展，', ['V19.recorded', 'W6.closure', 'W6.task']],
    ['按需调整服务内容。', ['V19.recorded', 'V13.once']],
  ],
  'YN-4.1.1': [
    ['各级公共就业服务经办机构要向有自主经营意愿的登记失业人员提供', ['W1.owed', 'W13.terms']],
    ['创业政策咨询、创业培训项目和开业指导等创业服务，', ['W1.owed', 'W1.named']],
    ['并给予相应政策支持', [], 'subsidies and loans are a later subject (grants)'],
  ],
  'YN-5.1.3': [
    ['对于实现就业不足6个月又再次失业的就业困难人员，', ['W8.counted', 'W8.only']],
    ['要重新纳入援助范围，', ['W8.told']],
    ['及时调整服务内容，尽快帮助其再次就业。', ['W8.told']],
  ],
};
