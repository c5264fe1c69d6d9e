import type { CorrectionOutcome, RequestedPart } from '../../../lib/domain/case/person/events.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';

/** What the person can ask an officer to correct. */
export const requestedPartTexts = {
  name: { zh: '姓名', en: 'Name' },
  identityNumber: { zh: '证件号码', en: 'Identity number' },
  unemployment: { zh: '失业情况', en: 'Unemployment' },
  place: { zh: '登记地', en: 'Place of registration' },
  profile: { zh: '基本情况', en: 'Facts' },
  groups: { zh: '重点群体标注', en: 'Groups' },
  finding: { zh: '比对结果', en: 'What a source has said' },
  other: { zh: '其他', en: 'Something else' },
} as const satisfies Record<RequestedPart, Bilingual>;

/** The outcome of a request for a correction. */
export const correctionOutcomeTexts = {
  corrected: { zh: '已更正', en: 'Corrected' },
  declined: { zh: '不予更正', en: 'Not corrected' },
} as const satisfies Record<CorrectionOutcome, Bilingual>;
