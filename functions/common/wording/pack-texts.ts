import type { Bilingual } from '../../../lib/policy/bilingual.ts';
import type { FindingKind } from '../../../lib/policy/lint.ts';

/** The kinds of findings of the check of the policy packs. */
export const packFindingTexts: Readonly<Record<FindingKind, Bilingual>> = {
  error: { zh: '错误', en: 'error' },
  conflict: { zh: '地方规定宽于国家规定', en: 'looser than the national rule' },
  open: { zh: '规定留有空白', en: 'left open by a source' },
  proposal: { zh: '没有规定，为本系统的建议', en: 'proposal: no source says it' },
};

/** Whether a region sets a value of its pack. */
export const packValueTexts = {
  set: { zh: '已有规定', en: 'Set' },
  open: { zh: '文件未明确，待确定', en: 'Left open by the document' },
  unstated: { zh: '本地区未作规定', en: 'Not stated in this region' },
} as const;

/** What a layer says about a value. */
export const packStatementTexts = {
  value: { zh: '作出规定', en: 'Sets it' },
  'left-open': { zh: '文件未明确', en: 'Leaves it open' },
} as const;
