import type { CertificateGround, TaxMeasureKind } from '../../../lib/domain/case/certificate/events.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';

/** The entries on the certificate, in words. */
export const taxMeasureTexts = {
  hiring: { zh: '企业吸纳税收政策', en: 'Tax measure for employers who hire' },
  'own-business': { zh: '自主创业税收政策', en: 'Tax measure for self-employment' },
} as const satisfies Record<TaxMeasureKind, Bilingual>;

export const certificateGroundTexts = {
  'registered-half-year': { zh: '登记失业半年以上', en: 'Registered as unemployed for half a year or more' },
  'zero-employment-household': { zh: '零就业家庭成员', en: 'Member of a household in which nobody works' },
  'minimum-living-guarantee': { zh: '享受最低生活保障', en: 'Receives the minimum living guarantee' },
  graduate: { zh: '毕业年度内高校毕业生', en: 'University graduate of the year' },
} as const satisfies Record<CertificateGround, Bilingual>;
