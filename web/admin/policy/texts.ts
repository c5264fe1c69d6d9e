import type { Bilingual } from '../../texts/language.ts';

/** The basis of a value of a pack. */
export const bases = {
  circular: { text: { zh: '本地文件', en: 'local circular' }, tone: 'tag-ok' },
  'local-law': { text: { zh: '地方性法规', en: 'local regulation' }, tone: 'tag-ok' },
  national: { text: { zh: '国家规定', en: 'national rule' }, tone: 'tag-ok' },
  reading: { text: { zh: '对条文的理解', en: 'reading of a clause' }, tone: 'tag-info' },
  proposal: { text: { zh: '没有规定，本系统建议', en: 'proposal of ours' }, tone: 'tag-warn' },
} as const satisfies Record<string, { text: Bilingual; tone: string }>;

export const ruleTexts = {
  kinds: {
    'policy-amendment': { zh: '政策修订', en: 'Policy amendment' },
    'holiday-arrangement': { zh: '放假安排', en: 'Holiday arrangement' },
  },
  national: { zh: '全国', en: 'National' },
} as const;
