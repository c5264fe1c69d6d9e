import {
  type ArrangementFault,
  arrangementFaults,
  type HolidayArrangement,
} from '../../../lib/domain/calendar/holiday-arrangement.ts';
import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';
import { Problem } from '../http/problems.ts';

const reasons: Readonly<Record<ArrangementFault['fault'], Bilingual>> = {
  'outside-year': {
    zh: '不在该年度内，也不是上一年的 12 月 29 日至 31 日',
    en: 'not in the year, nor on 29 to 31 December before it',
  },
  'date-twice': { zh: '重复列出', en: 'listed twice' },
  'make-up-day-on-weekday': {
    zh: '不是星期六或星期日，不能作为调休上班日',
    en: 'not a Saturday or Sunday, so it cannot be a make-up working day',
  },
};

/**
 * Refuses an arrangement with invalid days, and names each reason with the days that it concerns.
 * @throws Problem `holiday-arrangement-not-sound`
 */
export function requireSound(arrangement: HolidayArrangement, language: Language): void {
  const faults = Map.groupBy(arrangementFaults(arrangement), ({ fault }) => fault);
  if (faults.size === 0) return;
  throw new Problem('holiday-arrangement-not-sound', {
    faults: [...faults].map(([fault, some]) => ({
      fault,
      reason: reasons[fault][language],
      dates: [...new Set(some.map(({ date }) => date))].toSorted(),
    })),
  });
}
