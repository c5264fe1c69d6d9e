import { beijingDate, monthOf, shiftMonth } from '../../calendar/local-date.ts';
import type { KernelState } from '../kernel/state.ts';
import { scheduledFollowUp } from './schedule.ts';
import type { FollowUpMonth } from './state.ts';

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

/** The parts of a month's record that determine its state and its counts. */
export type CountedMonth = Pick<FollowUpMonth, 'status' | 'by' | 'excuse'>;

/** The parts of a case that the matrix of cases and months needs. */
export type CoveredCase = Pick<KernelState, 'phase' | 'scheduledActions'> & {
  readonly followUp?:
    | { readonly firstMonth: string; readonly months: Readonly<Record<string, CountedMonth>> }
    | undefined;
};

/**
 * The cell of a case and a month. `gap` must never occur: it is an owed month for which no task was ever opened. Every month
 * from the first one on is owed until the registration ends.
 */
export const coverageOf = (state: CoveredCase, month: string, now: number): Coverage =>
  coverageIn(state, month, monthOf(beijingDate(now)));

/** @param present the current month */
function coverageIn(state: CoveredCase, month: string, present: string): Coverage {
  const { followUp } = state;
  if (!followUp || month < followUp.firstMonth) return 'not-owed';
  const record = followUp.months[month];
  if (record) {
    if (record.status !== 'open') return record.status;
    return month < present ? 'overdue' : 'open';
  }
  if (state.phase !== 'registered') return 'not-owed';
  if (month > present) return 'upcoming';
  return month === present && scheduledFollowUp(state)?.month === month ? 'upcoming' : 'gap';
}

/**
 * Completions by a human who reached the person, and by a comparison with a definite result. They are never added up (I-05).
 */
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
 * The totals of a month in a district. Owed are the months of all registrations except those excused by rule, which include
 * registrations that ended during the month (DOMAIN f). It is the sum of its parts, gaps included.
 */
export interface MonthTotals {
  readonly month: string;
  readonly owed: number;
  readonly done: CompletionsBySource;
  readonly doneLate: CompletionsBySource;
  readonly open: number;
  /** Owed in a month in which work begins on a later day. */
  readonly upcoming: number;
  readonly overdue: number;
  /** Never done: overdue when the registration ended. */
  readonly missed: number;
  readonly excused: {
    readonly unreachable: number;
    readonly registrationEnded: number;
    readonly transferred: number;
  };
  /** Owed, but no task was ever opened. Always 0 in a sound system. */
  readonly gap: number;
  readonly doneInTime: Ratio;
  readonly doneInAll: Ratio;
}

export interface CoverageCell {
  readonly month: string;
  readonly status: Coverage;
  readonly by?: 'officer' | 'data-comparison' | 'first-contact';
}

/** The months from one to another, both inclusive, as `YYYY-MM`. */
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

/** Statuses by which rows are sorted, the worst first. */
const worstFirst: readonly Coverage[] = ['gap', 'overdue', 'missed', 'done-late'];

/** Sorts rows of the matrix: those with the most gaps first, then by the number of months overdue, missed and done late. */
export const byWorst = <Row extends { readonly cells: readonly CoverageCell[] }>(
  rows: readonly Row[],
): Row[] =>
  rows
    .map((row) => ({
      row,
      counts: worstFirst.map((status) => row.cells.filter((cell) => cell.status === status).length),
    }))
    .toSorted(
      (a, b) => a.counts.map((count, at) => (b.counts[at] ?? 0) - count).find((each) => each !== 0) ?? 0,
    )
    .map(({ row }) => row);

/** The counts of a month; the ratios follow from them. */
export type MonthCounts = Omit<MonthTotals, 'doneInTime' | 'doneInAll'>;

/** The totals of a month over all cases of a district. */
export const monthTotals = (cases: readonly CoveredCase[], month: string, now: number): MonthTotals =>
  totalsOf(countsOfMonth(cases, month, now));

/** The counts of a month over some cases of a district. The counts of two parts add up. */
export function countsOfMonth(cases: readonly CoveredCase[], month: string, now: number): MonthCounts {
  const present = monthOf(beijingDate(now));
  const counts: Record<Coverage, number> = {
    'not-owed': 0,
    upcoming: 0,
    open: 0,
    overdue: 0,
    done: 0,
    'done-late': 0,
    excused: 0,
    missed: 0,
    gap: 0,
  };
  const compared = { done: 0, 'done-late': 0 };
  const excused = { unreachable: 0, 'registration-ended': 0, transferred: 0 };
  for (const state of cases) {
    const status = coverageIn(state, month, present);
    counts[status] += 1;
    const record = state.followUp?.months[month];
    if (status === 'excused' && record?.excuse) excused[record.excuse] += 1;
    if ((status === 'done' || status === 'done-late') && record?.by === 'data-comparison')
      compared[status] += 1;
  }
  const byWhom = (status: 'done' | 'done-late'): CompletionsBySource => ({
    humanContact: counts[status] - compared[status],
    comparison: compared[status],
  });
  const { open, upcoming, overdue, missed, gap } = counts;
  return {
    month,
    owed: counts.done + counts['done-late'] + open + upcoming + overdue + missed + gap,
    done: byWhom('done'),
    doneLate: byWhom('done-late'),
    open,
    upcoming,
    overdue,
    missed,
    excused: {
      unreachable: excused.unreachable,
      registrationEnded: excused['registration-ended'],
      transferred: excused.transferred,
    },
    gap,
  };
}

/** Adds the counts of a month in two parts of a district. */
export const addedCounts = (a: MonthCounts, b: MonthCounts): MonthCounts => ({
  month: a.month,
  owed: a.owed + b.owed,
  done: addedSources(a.done, b.done),
  doneLate: addedSources(a.doneLate, b.doneLate),
  open: a.open + b.open,
  upcoming: a.upcoming + b.upcoming,
  overdue: a.overdue + b.overdue,
  missed: a.missed + b.missed,
  excused: {
    unreachable: a.excused.unreachable + b.excused.unreachable,
    registrationEnded: a.excused.registrationEnded + b.excused.registrationEnded,
    transferred: a.excused.transferred + b.excused.transferred,
  },
  gap: a.gap + b.gap,
});

const addedSources = (a: CompletionsBySource, b: CompletionsBySource): CompletionsBySource => ({
  humanContact: a.humanContact + b.humanContact,
  comparison: a.comparison + b.comparison,
});

/** The totals that follow from counts. */
export function totalsOf(counts: MonthCounts): MonthTotals {
  const done = counts.done.humanContact + counts.done.comparison;
  const late = counts.doneLate.humanContact + counts.doneLate.comparison;
  return {
    ...counts,
    doneInTime: ratio(done, counts.owed),
    doneInAll: ratio(done + late, counts.owed),
  };
}

const ratio = (numerator: number, denominator: number): Ratio => ({
  numerator,
  denominator,
  ...(denominator > 0 && { value: numerator / denominator }),
});
