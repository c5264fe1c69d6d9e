import { parseLocalDate } from '../../../lib/domain/calendar/local-date.ts';
import type { Circular } from '../../../lib/policy/circular.ts';

/** A fictitious circular. */
export const circular = {
  id: 'penglai-2026-1',
  title: { zh: '关于蓬莱失业人员就业的通知（虚构）', en: 'Penglai circular on unemployed persons (made up)' },
  number: '蓬人社发〔2026〕1号',
  issuers: ['蓬莱市人力资源和社会保障局'],
  issued: parseLocalDate('2026-03-01'),
  grade: 'A',
  clausePrefix: 'PL',
  clauses: [
    { id: 'PL-1.1', title: '线上4个工作日办结', subject: 'registration' },
    { id: 'PL-1.2', title: '专人联系并建立台账', subject: 'ledger' },
  ],
} as const satisfies Circular;
