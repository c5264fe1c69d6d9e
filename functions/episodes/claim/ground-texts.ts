import type {
  findingSources,
  recoveryGrounds,
  refusalGrounds,
} from '../../../lib/domain/case/claim/events.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';

/** Why a claim is refused, other than by a condition of the scheme. */
export const refusalTexts: Readonly<Record<(typeof refusalGrounds)[number], Bilingual>> = {
  criterion: { zh: '不符合补贴条件', en: 'a condition of the scheme is not met' },
  'wrong-facts': { zh: '填报的信息与核实的情况不一致', en: 'what was stated is not what was found' },
  'objection-upheld': {
    zh: '公示期间的异议经核实成立',
    en: 'an objection made during the public notice was found right',
  },
};

/** Why a subsidy is claimed back. */
export const recoveryTexts: Readonly<Record<(typeof recoveryGrounds)[number], Bilingual>> = {
  'excluded-scheme': {
    zh: '已享受与该补贴不可重复享受的补贴',
    en: 'a subsidy was had that cannot be had together with it',
  },
  'paid-twice': { zh: '重复发放', en: 'it was paid twice' },
  'not-entitled': { zh: '不符合补贴条件', en: 'a condition of the scheme was not met' },
  'false-statement': { zh: '填报的信息不实', en: 'what was stated was not true' },
  'too-much': { zh: '发放金额超过应发金额', en: 'more was paid than was due' },
};

/** Where an officer has seen something. */
export const findingSourceTexts: Readonly<Record<(typeof findingSources)[number], Bilingual>> = {
  data: { zh: '数据比对', en: 'In data' },
  'scheme-document': { zh: '项目规定的材料', en: 'In a document that the scheme names' },
  visit: { zh: '实地核实', en: 'At the place' },
  inquiry: { zh: '询问核实', en: 'By asking' },
  list: { zh: '目录、名单', en: 'On a list' },
};
