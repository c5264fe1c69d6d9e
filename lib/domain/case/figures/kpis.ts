import { beijingDate, lastDayOf, monthOf, shiftMonth } from '../../calendar/local-date.ts';
import { type CoveredCase, coverageOf } from '../follow-up/coverage.ts';

/** The indicators that follow from what cases record (DOMAIN f). */
export const kpiCodes = ['follow_up_rate', 'reach_rate', 'longterm_share'] as const;
export type KpiCode = (typeof kpiCodes)[number];

/** The parts of a registration that indicators are computed from. */
export interface CountedCase extends CoveredCase {
  readonly registeredAt: string;
  readonly endedAt?: string | undefined;
}

/** Whether an indicator counts a case in a month: not at all, in the denominator only, or in the numerator too. */
export type Counted = 'not' | 'denominator' | 'both';

/**
 * How an indicator counts a registration in a month. A number of an indicator is how many cases are so counted, so that it
 * always opens exactly its cases.
 * @param month not after the present one, as `YYYY-MM`
 * @param now milliseconds: in the present month, cases stand as they do now
 */
export function countedIn(code: KpiCode, state: CountedCase, month: string, now: number): Counted {
  switch (code) {
    case 'follow_up_rate': {
      const cell = coverageOf(state, month, now);
      if (cell === 'not-owed' || cell === 'excused') return 'not';
      return cell === 'done' || cell === 'done-late' ? 'both' : 'denominator';
    }
    case 'reach_rate': {
      const record = state.followUp?.months[month];
      if (!record) return 'not';
      // Who was reached at once has no attempt on record: that a person was spoken to is one.
      if (record.by === 'officer') return 'both';
      return record.attempts.length > 0 ? 'denominator' : 'not';
    }
    case 'longterm_share': {
      const day = lastCountedDay(month, now);
      const begun = beijingDate(Date.parse(state.registeredAt));
      const ended = state.endedAt === undefined ? undefined : beijingDate(Date.parse(state.endedAt));
      if (begun > day || (ended !== undefined && ended <= day)) return 'not';
      return begun < sixMonthsBefore(day) ? 'both' : 'denominator';
    }
    default:
      throw new Error(`there is no indicator ${code satisfies never}`);
  }
}

/** The last day of a month, or today while it runs. */
function lastCountedDay(month: string, now: number): string {
  const today = beijingDate(now);
  return monthOf(today) === month ? today : lastDayOf(month);
}

/** The same day six months earlier, or the last of that month where it has none. */
function sixMonthsBefore(day: string): string {
  const last = lastDayOf(shiftMonth(monthOf(day), -6));
  const same = `${last.slice(0, 8)}${day.slice(8)}`;
  return same < last ? same : last;
}

/** How many registrations of some an indicator counts. */
export interface KpiCount {
  readonly numerator: number;
  readonly denominator: number;
}

/** The count of an indicator over some registrations. */
export function countKpi(
  code: KpiCode,
  states: readonly CountedCase[],
  month: string,
  now: number,
): KpiCount {
  const counted = states.map((state) => countedIn(code, state, month, now));
  return {
    numerator: counted.filter((each) => each === 'both').length,
    denominator: counted.filter((each) => each !== 'not').length,
  };
}
