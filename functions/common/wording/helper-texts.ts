import type { Helper } from '../../../lib/domain/case/kernel/helper.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';

/** What a helper is called. */
export const helperTexts = {
  'grass-roots-worker': { zh: '基层就业工作人员', en: 'grass-roots employment worker' },
  'labour-broker': { zh: '劳务经纪人', en: 'labour broker' },
} as const satisfies Readonly<Record<Helper['kind'], Bilingual>>;

/** A sentence about what was done, with who helped. */
export const withHelper = (text: Bilingual, helper: Helper | undefined): Bilingual =>
  helper
    ? {
        zh: `${text.zh}（由${helperTexts[helper.kind].zh}协助）`,
        en: `${text.en} (with a ${helperTexts[helper.kind].en})`,
      }
    : text;
