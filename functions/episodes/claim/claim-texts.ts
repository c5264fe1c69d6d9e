import type { SchemeTerms } from '../../../lib/domain/case/claim/scheme.ts';
import type { ClaimStatus } from '../../../lib/domain/case/claim/state.ts';
import type { Standing } from '../../../lib/domain/case/hardship/plan-subsidies.ts';
import { groupedYuanOf } from '../../../lib/domain/money.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';

/** The status of a claim. */
export const claimStatusTexts: Readonly<Record<ClaimStatus, Bilingual>> = {
  made: { zh: '审核中', en: 'Being checked' },
  checked: { zh: '待审批', en: 'Awaiting the decision' },
  approved: { zh: '已批准', en: 'Approved' },
  refused: { zh: '不予批准', en: 'Not approved' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  revoked: { zh: '已撤销批准', en: 'The approval was revoked' },
  recovered: { zh: '已追回', en: 'Claimed back' },
};

/** A scheme as a person reads it. */
export const standingTexts: Readonly<Record<Standing, Bilingual>> = {
  claimable: { zh: '可以申领，由工作人员核实', en: 'You can claim this; our staff will check it' },
  'not-met': { zh: '按已知信息暂不符合条件', en: 'By what is known a condition is not met' },
  had: { zh: '已申领', en: 'Claimed already' },
  'not-open-yet': { zh: '尚未开始受理', en: 'Claims are not taken yet' },
  closed: { zh: '已截止受理', en: 'Claims have closed' },
  'by-employer': { zh: '由用人单位申领', en: 'Claimed by the employer' },
  'by-others': { zh: '由其他部门办理', en: 'Granted by another authority' },
};

const onceTexts: Readonly<Record<SchemeTerms['once'], Bilingual>> = {
  person: { zh: '每人一次', en: 'once for a person' },
  month: { zh: '按月', en: 'for each month' },
  year: { zh: '每年', en: 'for each year' },
  subject: { zh: '每项一次', en: 'once for each certificate, course or loan' },
};

/** How much a scheme pays: `1,000.00元，每人一次`. */
export function amountText({ kind, amount, once }: SchemeTerms): Bilingual {
  if (kind === 'information') return { zh: '以受理部门规定为准', en: 'Set by the authority that grants it' };
  const per = onceTexts[once];
  switch (amount.kind) {
    case 'fixed':
      return {
        zh: `${groupedYuanOf(amount.fen)}元，${per.zh}`,
        en: `${groupedYuanOf(amount.fen)} yuan, ${per.en}`,
      };
    case 'up-to':
      return {
        zh: `最高${groupedYuanOf(amount.fen)}元，${per.zh}`,
        en: `At most ${groupedYuanOf(amount.fen)} yuan, ${per.en}`,
      };
    case 'share':
      return {
        zh: `不超过实际支出的${amount.numerator}/${amount.denominator}，${per.zh}`,
        en: `At most ${amount.numerator}/${amount.denominator} of what was spent, ${per.en}`,
      };
    case 'per-class-hour':
      return {
        zh: `每课时最高${groupedYuanOf(amount.fen)}元，${per.zh}`,
        en: `At most ${groupedYuanOf(amount.fen)} yuan for a class hour, ${per.en}`,
      };
    case 'open':
      return { zh: '标准待明确（尚无文件依据）', en: 'The amount has not been set yet' };
  }
}
