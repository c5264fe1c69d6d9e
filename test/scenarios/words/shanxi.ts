import type { ClauseWords } from '../catalogue.ts';

/** 晋人社厅发〔2022〕91号 */
export const shanxi: Readonly<Record<string, ClauseWords>> = {
  'SX-1.1': [
    ['各地要通过媒体、门户网站、官方微信公众号、官方微博、官方短视频账号等广泛推介', ['W12.published']],
    ['公共就业服务机构、失业登记全国统一服务平台等线上线下求助渠道，', ['W12.sections']],
    ['公布登记失业办理入口、凭证程序、服务清单等。', ['W12.sections', 'W12.published']],
  ],
  'SX-1.2': [
    ['各级公共就业服务机构对受理的登记失业申请，要在规定时间内办结', ['V1.three', 'V1.late', 'V2.moved']],
    ['并以适当方式反馈结果。', ['V25.delivered', 'V25.hours']],
  ],
  'SX-1.3': [
    ['要确定专人', ['V11.officer', 'W14.told', 'W14.nobody']],
    ['主动联系登记失业人员，', ['V11.contact', 'W15.once']],
    ['了解失业原因、技能水平、就业意愿，', ['W11.intake', 'W11.values', 'W11.demanded']],
  ],
  'SX-1.4': [['对就业困难人员、离校未就业高校毕业生、脱贫人口等要同步标注，', ['W11.intake', 'W11.groups']]],
  'SX-1.5': [['建立基础台账，做到人员底数清、基本信息清、服务需求清。', ['W11.clears', 'W11.demanded']]],
  'SX-1.6': [
    ['对不符合失业登记条件、', ['W5.matrix', 'W4.refused']],
    ['超出失业登记年龄但有求职培训需求的，', ['L2.open', 'L2.stated']],
    ['及时办理求职登记。', ['L2.own', 'W4.served']],
  ],
  'SX-2.1': [
    ['健全分级分类服务机制，根据登记失业人员需求、能力、素质等，', ['V12.grounds', 'V12.owed']],
    ['及时提供针对性公共就业服务。', ['W1.owed', 'V13.due']],
  ],
  'SX-2.2': [
    [
      '对有就业意愿的，提供求职指导、职业培训、职业介绍、组织参加招聘活动等服务；',
      ['W1.owed', 'W1.declined'],
    ],
  ],
  'SX-2.3': [['对有灵活就业需求的，提供零工信息等服务；', ['W1.owed']]],
  'SX-2.4': [
    ['对有自主创业意愿的，提供', ['W1.owed', 'W13.terms']],
    [
      '政策咨询、创业培训、开业指导、项目推荐、场地支持等服务；',
      ['W1.owed'],
      'one start-up service stands for all five, and which was given is not recorded',
    ],
  ],
  'SX-2.5': [
    ['对就业意向模糊的群体', ['W1.owed']],
    ['尤其是长期未就业青年群体，', [], 'nobody is marked as young and long without work'],
    ['提供职业指导、职业规划、心理疏导等服务，', ['W1.owed']],
    ['对有意愿的要组织参加职业体验、就业见习等就业准备活动。', ['W1.owed', 'W7.willing']],
  ],
  'SX-2.6': [
    [
      '完善登记失业人员跟踪服务机制，通过信息比对、实地走访、电话调查等方式，每月至少进行1次跟踪回访，',
      ['V19.owed', 'V19.first', 'V20.signal'],
    ],
    ['了解求职就业进展、', ['V19.recorded', 'W6.closure', 'W6.task']],
    ['动态更新台账信息，', ['V19.recorded', 'W11.corrected']],
    ['按需调整服务，', ['V19.recorded', 'V13.once']],
    ['形成登记、联系、服务的闭环管理。', ['W6.closure', 'W6.task', 'W15.once']],
  ],
};
