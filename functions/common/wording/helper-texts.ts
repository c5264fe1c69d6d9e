import type { Helper } from '../../../lib/domain/case/kernel/helper.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';

/** The names of the kinds of helpers. */
export const helperTexts = {
  'grass-roots-worker': { zh: '基层就业工作人员', en: 'grass-roots employment worker' },
  'labour-broker': { zh: '劳务经纪人', en: 'labour broker' },
} as const satisfies Readonly<Record<Helper['kind'], Bilingual>>;

/** Adds to a sentence about what was done who helped. */
export const withHelper = (text: Bilingual, helper: Helper | undefined): Bilingual =>
  helper
    ? {
        zh: `${text.zh}（由${helperTexts[helper.kind].zh}协助）`,
        en: `${text.en} (with a ${helperTexts[helper.kind].en})`,
      }
    : text;
