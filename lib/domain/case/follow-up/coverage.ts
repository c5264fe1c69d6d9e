import { beijingDate, lastDayOf, monthOf, shiftMonth } from '../../calendar/local-date.ts';
import type { KernelState } from '../kernel/state.ts';
import { scheduledFollowUp } from './schedule.ts';
import type { FollowUpSlice } from './state.ts';

/** The states of a month in the matrix of cases and months. */
export const coverageKinds = [
  'not-owed',
  'upcoming',
  'open',
  'overdue',
  'done',
  'done-late',
  'excused',
  'missed',
  'gap',
] as const;
/** The state of a month in the matrix of cases and months. */
export type Coverage = (typeof coverageKinds)[number];

/** The parts of a case that the matrix of cases and months needs. */
export type CoveredCase = Pick<KernelState, 'phase' | 'scheduledActions'> & FollowUpSlice;

/**
 * The cell of a case and a month. `gap` must never be seen: a month that was owed and for which nothing was
 * ever opened. Every month from the first on is owed until the registration ended.
 */
export function coverageOf(state: CoveredCase, month: string, now: number): Coverage {
  const { followUp } = state;
  const today = beijingDate(now);
  if (!followUp || month < followUp.firstMonth) return 'not-owed';
  const record = followUp.months[month];
  if (record) {
    if (record.status !== 'open') return record.status;
    return today > lastDayOf(month) ? 'overdue' : 'open';
  }
  if (state.phase !== 'registered') return 'not-owed';
  if (month > monthOf(today)) return 'upcoming';
  const begins = scheduledFollowUp(state)?.month === month && month === monthOf(today);
  return begins ? 'upcoming' : 'gap';
}

/** Completed by a human who reached the person, or by a comparison with a definite status. Never added up (I-05). */
export interface CompletionsBySource {
  readonly humanContact: number;
  readonly comparison: number;
}

/** A ratio with its numerator and denominator; without a value if nothing was owed. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
  readonly value?: number;
}

/**
 * A month in a district. Owed is every registration's month but those excused by rule, among them those of
 * registrations that ended while the month ran (DOMAIN f); it is the sum of its parts, the gap included.
 */
export interface MonthTotals {
  readonly month: string;
  readonly owed: number;
  readonly done: CompletionsBySource;
  readonly doneLate: CompletionsBySource;
  readonly open: number;
  /** Owed in a month whose work begins on a later day. */
  readonly upcoming: number;
  readonly overdue: number;
  /** Never done: overdue when the registration ended. */
  readonly missed: number;
  readonly excused: {
    readonly unreachable: number;
    readonly registrationEnded: number;
    readonly transferred: number;
  };
  /** Owed, and nothing was ever opened for it. Always 0 in a sound system. */
  readonly gap: number;
  readonly doneInTime: Ratio;
  readonly doneInAll: Ratio;
}

export interface CoverageCell {
  readonly month: string;
  readonly status: Coverage;
  readonly by?: 'officer' | 'data-comparison' | 'first-contact';
}

/** Months from one to another, both included, as `YYYY-MM`. */
export function monthsBetween(from: string, to: string): readonly string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = shiftMonth(month, 1)) months.push(month);
  return months;
}

/** The row of a case in the matrix. */
export const coverageRow = (
  state: CoveredCase,
  months: readonly string[],
  now: number,
): readonly CoverageCell[] =>
  months.map((month) => {
    const by = state.followUp?.months[month]?.by;
    return { month, status: coverageOf(state, month, now), ...(by && { by }) };
  });

/** A month over all cases of a district. */
export function monthTotals(cases: readonly CoveredCase[], month: string, now: number): MonthTotals {
  const cells = cases.map((state) => ({
    status: coverageOf(state, month, now),
    record: state.followUp?.months[month],
  }));
  const count = (status: Coverage): number => cells.filter((cell) => cell.status === status).length;
  const excused = (excuse: string): number =>
    cells.filter(({ status, record }) => status === 'excused' && record?.excuse === excuse).length;
  const byWhom = (status: 'done' | 'done-late'): CompletionsBySource => {
    const comparison = cells.filter(
      (cell) => cell.status === status && cell.record?.by === 'data-comparison',
    ).length;
    return { humanContact: count(status) - comparison, comparison };
  };
  const [done, late] = [count('done'), count('done-late')];
  const [open, upcoming, overdue] = [count('open'), count('upcoming'), count('overdue')];
  const [missed, gap] = [count('missed'), count('gap')];
  const owed = done + late + open + upcoming + overdue + missed + gap;
  return {
    month,
    owed,
    done: byWhom('done'),
    doneLate: byWhom('done-late'),
    open,
    upcoming,
    overdue,
    missed,
    excused: {
      unreachable: excused('unreachable'),
      registrationEnded: excused('registration-ended'),
      transferred: excused('transferred'),
    },
    gap,
    doneInTime: ratio(done, owed),
    doneInAll: ratio(done + late, owed),
  };
}

const ratio = (numerator: number, denominator: number): Ratio => ({
  numerator,
  denominator,
  ...(denominator > 0 && { value: numerator / denominator }),
});
