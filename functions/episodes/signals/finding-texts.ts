import type { Progress } from '../../../lib/domain/case/follow-up/findings.ts';
import type { SignalKind } from '../../../lib/domain/case/signals/events.ts';
import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';

/** What a comparison source says of somebody, as it is put to them. */
export const findingTexts = {
  'found-work': { zh: '您已在用人单位就业参保', en: 'you are insured as employed' },
  'started-business': { zh: '您已登记为经营主体负责人', en: 'you are registered as running a business' },
  'stable-income': { zh: '您已有稳定收入', en: 'you have a stable income' },
  'drawing-pension': { zh: '您已领取基本养老金', en: 'you draw a basic pension' },
  moved: { zh: '您已迁移住所', en: 'you have moved' },
  'changed-intention': { zh: '您的就业意愿有变化', en: 'your intention has changed' },
  'no-longer-looking': { zh: '您不再求职', en: 'you no longer look for work' },
  'registered-elsewhere': { zh: '您已在其他地方登记失业', en: 'you are registered at another place' },
  'entered-school': { zh: '您已入学', en: 'you have entered school' },
  'joined-army': { zh: '您已服兵役', en: 'you have joined the army' },
  'moving-abroad': { zh: '您已移居境外', en: 'you have moved abroad' },
  'transfer-requested': { zh: '您已申请转移登记地', en: 'you have asked for a transfer' },
  'benefit-unclaimed': {
    zh: '您参加了失业保险，可能符合领取失业保险金等待遇的条件，但尚未领取；是否符合由失业保险经办机构核定，可以直接申请，也可以请我们转送信息',
    en: 'you are insured against unemployment and may be entitled to a benefit that you do not draw; the insurer decides, and you may apply there yourself or have us send it your data',
  },
  note: { zh: '您的情况有变化', en: 'your situation has changed' },
} as const satisfies Record<SignalKind, Bilingual>;

/** The same, if it comes from the month's comparison. */
export const progressFindings: Readonly<Record<Progress, Bilingual>> = {
  'still-looking': findingTexts.note,
  'in-training': findingTexts.note,
  'offer-pending': findingTexts.note,
  'in-work': findingTexts['found-work'],
  'own-business': findingTexts['started-business'],
  'stable-income': findingTexts['stable-income'],
  'drawing-pension': findingTexts['drawing-pension'],
  studying: findingTexts.note,
  'in-army': findingTexts.note,
  abroad: findingTexts.note,
  'moved-away': findingTexts.moved,
  'no-longer-looking': findingTexts['no-longer-looking'],
  // The former wording for a pension.
  'not-available': findingTexts['drawing-pension'],
};

const sources: Readonly<Record<string, Bilingual>> = {
  'social-insurance': { zh: '社会保险信息', en: 'social insurance records' },
  pension: { zh: '养老保险待遇信息', en: 'pension records' },
  'business-registration': { zh: '市场主体登记信息', en: 'business registration' },
  'employment-registration': { zh: '就业登记信息', en: 'employment registration' },
};

/** A comparison source in words; one that the agency has named itself, by that name. */
export const sourceText = (source: string, language: Language): string =>
  sources[source]?.[language] ?? source;
