import type { Coverage } from '../../../lib/domain/case/follow-up/coverage.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';

/** The outcome of a month for which a follow-up is owed. */
export const monthTexts = {
  'not-owed': { zh: '无需回访', en: 'not owed' },
  upcoming: { zh: '即将开始', en: 'to begin' },
  open: { zh: '待回访', en: 'open' },
  overdue: { zh: '已逾期', en: 'overdue' },
  done: { zh: '已回访', en: 'done' },
  'done-late': { zh: '逾期后已回访', en: 'done late' },
  excused: { zh: '按规定不再回访', en: 'excused by rule' },
  missed: { zh: '未回访', en: 'missed' },
  gap: { zh: '漏访', en: 'not followed up' },
} as const satisfies Record<Coverage, Bilingual>;

/** Who is responsible for the monthly follow-up. */
export const responsibilityTexts = {
  'registering-agency': { zh: '由登记地经办机构负责', en: 'The agency of the place of registration' },
  'county-and-below': {
    zh: '由县以下公共就业服务机构负责',
    en: 'The public employment service agencies below the county',
  },
} as const satisfies Record<string, Bilingual>;
