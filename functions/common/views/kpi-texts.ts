import type { KpiCode } from '../../../lib/domain/case/figures/kpis.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';

interface KpiText {
  readonly text: Bilingual;
  readonly formula: Bilingual;
  readonly target: Bilingual;
  readonly basis: { readonly kind: 'circular' | 'proposal'; readonly text: Bilingual };
}

/** No circular gives a formula (DOMAIN f): each formula is a proposal, and is shown as one. */
const proposed: KpiText['basis'] = {
  kind: 'proposal',
  text: {
    zh: '通知只列出联系、办结、帮扶情况，没有规定算法；本算法为建议',
    en: 'The circulars name contact, completion and assistance without formulas. This formula is a proposal.',
  },
};

/** The texts of the indicators. */
export const kpiTexts: Readonly<Record<KpiCode, KpiText>> = {
  follow_up_rate: {
    text: { zh: '回访率', en: 'Rate of follow-ups' },
    formula: {
      zh: '本月至少有一次有效回访的人数（含逾期后补的）÷ 本月应回访的人数；按规定免除的不计入',
      en: 'People with at least one valid follow-up for the month, including late ones, out of all to whom it was owed; excused people are left out',
    },
    target: { zh: '100%', en: '100 %' },
    basis: proposed,
  },
  reach_rate: {
    text: { zh: '有效联系率', en: 'Rate of people reached' },
    formula: {
      zh: '为本月回访联系上本人的人数 ÷ 为本月回访尝试联系的人数',
      en: 'People reached for the follow-up of the month, out of all whom somebody tried to reach for it',
    },
    target: { zh: '仅供观察', en: 'To be watched' },
    basis: proposed,
  },
  longterm_share: {
    text: { zh: '长期登记失业占比', en: 'Share of long registrations' },
    formula: {
      zh: '月末（当月为今天）登记超过六个月的人数 ÷ 同日登记失业的人数',
      en: 'People registered for more than six months at the end of the month (today for the current month), out of all registered on that day',
    },
    target: { zh: '逐步下降', en: 'Falling' },
    basis: proposed,
  },
  zero_open: {
    text: { zh: '零就业家庭未消除户数', en: 'Remaining households without work' },
    formula: {
      zh: '月末（当月为今天）仍无人就业的已认定零就业家庭户数 ÷ 本季度处于援助中的零就业家庭户数',
      en: 'Recognised households in which nobody works at the end of the month (today for the current month), out of all that were helped in the quarter',
    },
    target: { zh: '季末为0户', en: 'None at the end of the quarter' },
    basis: {
      kind: 'proposal',
      text: {
        zh: '威海通知要求“零就业家庭实现动态清零”（WH-3.1），没有规定算法；本算法为建议',
        en: 'The circular of Weihai requires that none remain (WH-3.1) but gives no formula. This formula is a proposal.',
      },
    },
  },
  reemployment_rate: {
    text: { zh: '失业人员再就业比例', en: 'Share of the unemployed who found work' },
    formula: {
      zh: '本月因就业、创业或取得稳定收入注销登记的人数 ÷（月初在册人数＋本月新登记人数）',
      en: 'Registrations that ended in the month because the person works, out of those active at its beginning and those that began in it',
    },
    target: { zh: '仅供观察', en: 'To be watched' },
    basis: proposed,
  },
  hardship_reemployment_rate: {
    text: { zh: '就业困难人员就业比例', en: 'Share of people in difficulty who found work' },
    formula: {
      zh: '算法与“失业人员再就业比例”相同，只计本月内已认定的就业困难人员',
      en: 'Calculated like the share of all unemployed, but only for people recognised as being in difficulty in the month',
    },
    target: {
      zh: '不低于失业人员再就业比例（威海）',
      en: 'Not lower than the share of all unemployed (Weihai)',
    },
    basis: {
      kind: 'proposal',
      text: {
        zh: '威海通知要求“就业困难人员就业比例不低于失业人员再就业比例”（WH-3.4），没有规定算法；本算法为建议',
        en: 'The circular of Weihai requires this share to be no lower than that of all unemployed (WH-3.4) but gives no formula. This formula is a proposal.',
      },
    },
  },
  plan_claim_rate: {
    text: { zh: '援助方案补贴申领率', en: 'Share of individual plans with a claim' },
    formula: {
      zh: '截至月末（当月为今天）已按个性化援助方案申领补贴的人数（撤回的不计）÷ 本月有个性化援助方案的人数',
      en: 'People for whom a subsidy was claimed from their individual plan by the end of the month (today for the current month; withdrawn claims left out), out of all who have such a plan in it',
    },
    target: { zh: '仅供观察', en: 'To be watched' },
    basis: {
      kind: 'proposal',
      text: {
        zh: '通知要求打包兑现就业补贴政策（SX-6.2、QH-6.2、CQ-6.2），没有规定算法；本算法为建议',
        en: 'The circulars require the subsidies to be given in one package (SX-6.2, QH-6.2, CQ-6.2) but give no formula. This formula is a proposal.',
      },
    },
  },
};
