import type { refusalReasons } from '../../../lib/domain/case/hardship/events.ts';
import type { HardshipStep, hardshipOrigins, Recognition } from '../../../lib/domain/case/hardship/state.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';

/** The status of a recognition. */
export const hardshipStatusTexts = {
  checking: { zh: '初审中', en: 'First check' },
  'to-publish': { zh: '待公示', en: 'Public notice to be put up' },
  'on-notice': { zh: '公示中', en: 'On public notice' },
  reviewing: { zh: '复审中', en: 'Review' },
  deciding: { zh: '待认定', en: 'Awaits the decision' },
  recognised: { zh: '已认定', en: 'Recognised' },
  refused: { zh: '不予认定', en: 'Not recognised' },
  withdrawn: { zh: '已撤回', en: 'Taken back' },
  exited: { zh: '已退出', en: 'Ended' },
} as const satisfies Record<Recognition['status'], Bilingual>;

/** What started the recognition. */
export const hardshipOriginTexts = {
  person: { zh: '本人申请', en: 'Requested by the person' },
  counter: { zh: '窗口申请', en: 'Asked for at the counter' },
  'with-registration': { zh: '与失业登记一并申请', en: 'Asked for with the registration' },
  candidate: { zh: '比对发现', en: 'Found by a data comparison' },
  're-entry': { zh: '再次失业重新纳入', en: 'Taken back after a time in work' },
  transfer: { zh: '随登记转入', en: 'Moved with the registration' },
} as const satisfies Record<(typeof hardshipOrigins)[number], Bilingual>;

/** Why somebody is not recognised. */
export const hardshipRefusalTexts = {
  'outside-range': {
    zh: '不属于本地就业困难人员认定范围',
    en: 'Belongs to none of the groups that are recognised here',
  },
  'criterion-not-met': { zh: '不符合所申请类别的认定标准', en: 'Does not meet the criterion of the group' },
  'objection-upheld': { zh: '公示期间的异议经核实成立', en: 'An objection to the public notice was right' },
} as const satisfies Record<(typeof refusalReasons)[number], Bilingual>;

/** The steps, unless the source of the region has its own names for them. */
export const hardshipStepTexts = {
  check: { zh: '初审', en: 'First check' },
  'public-notice': { zh: '公示', en: 'Public notice' },
  review: { zh: '复审', en: 'Review' },
  decision: { zh: '认定', en: 'Decision' },
} as const satisfies Record<HardshipStep, Bilingual>;

/** The grounds on which somebody was put forward. */
export const foundByTexts: Readonly<Record<string, Bilingual>> = {
  age: { zh: '年龄', en: 'Age' },
  'months-registered': { zh: '登记失业时间', en: 'Time of registration' },
  'stated-disability': { zh: '本人填报残疾等级', en: 'Grade of disability as stated' },
  'minimum-living-guarantee': { zh: '低保信息比对', en: 'Comparison: minimum living guarantee' },
  'living-guarantee-margin': { zh: '低保边缘信息比对', en: 'Comparison: just above the guarantee' },
  'low-income-family': { zh: '低收入家庭信息比对', en: 'Comparison: low-income family' },
  'out-of-poverty': { zh: '脱贫人口信息', en: 'Lifted out of poverty, as recorded' },
  'disability-certificate': { zh: '残疾人证信息比对', en: 'Comparison: certificate of disability' },
  'zero-employment-household': { zh: '零就业家庭标注', en: 'Marked as of a zero-employment household' },
};
