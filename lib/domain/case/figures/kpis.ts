import { beijingDate, firstDayOf, lastDayOf, monthOf, shiftMonth } from '../../calendar/local-date.ts';
import type { Claim } from '../claim/state.ts';
import { type CountedMonth, type CoveredCase, coverageOf } from '../follow-up/coverage.ts';
import { isWithinPeriods } from '../household/state.ts';

/** The indicators computed from cases (DOMAIN f). */
export const kpiCodes = [
  'follow_up_rate',
  'reach_rate',
  'longterm_share',
  'zero_open',
  'reemployment_rate',
  'hardship_reemployment_rate',
  'plan_claim_rate',
] as const;
export type KpiCode = (typeof kpiCodes)[number];

/**
 * The parts of a registration from which indicators are computed, and no others. None may be omitted: a partial reader states
 * for each whether it is present, so that unread data are never counted as absent.
 */
export interface CountedCase extends CoveredCase {
  readonly followUp: CountedMonths | undefined;
  readonly registeredAt: string;
  readonly endedAt: string | undefined;
  /** Whether the person was in work when it ended. */
  readonly closure: { readonly inWork: true | undefined } | undefined;
  /** When a household without work was recognised in it. */
  readonly household: { readonly periods: readonly CountedPeriod[] } | undefined;
  /** When the person was recognised as having employment difficulty. */
  readonly hardship: { readonly recognitions: readonly CountedRecognition[] } | undefined;
  readonly claims: readonly CountedClaim[] | undefined;
}

interface CountedMonths {
  readonly firstMonth: string;
  readonly months: Readonly<Record<string, CountedMonth & { readonly attempts: readonly unknown[] }>>;
}

interface CountedPeriod {
  readonly from: string;
  readonly until: string | undefined;
}

/** A recognition, with the day on which its individual plan was made. */
export interface CountedRecognition {
  readonly number: number;
  readonly recognisedOn: string | undefined;
  readonly exit: { readonly on: string } | undefined;
  readonly plan: { readonly madeOn: string | undefined } | undefined;
}

/** A subsidy claim, with the number of the recognition whose individual plan it comes from. */
interface CountedClaim extends Pick<Claim, 'status' | 'madeAt'> {
  readonly plan: number | undefined;
}

/** How an indicator counts a case in a month: not at all, in the denominator only, or also in the numerator. */
export type Counted = 'not' | 'denominator' | 'both';

/**
 * How an indicator counts a registration in a month. An indicator's figures are the numbers of cases so counted, so that each
 * can be traced to exactly its cases.
 * @param month not after the present one, as `YYYY-MM`
 * @param now milliseconds: in the present month, cases count in their present state
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
      // A person reached at once has no attempt on record: a conversation counts as one.
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
    case 'zero_open': {
      const day = lastCountedDay(month, now);
      const first = firstDayOf(`${month.slice(0, 4)}-${quarterBegin(month)}`);
      const counted = (state.household?.periods ?? []).filter(
        ({ from, until }) => from <= day && (until === undefined || until > first),
      );
      if (counted.length === 0) return 'not';
      return isWithinPeriods(counted, day) ? 'both' : 'denominator';
    }
    case 'reemployment_rate':
      return reemployedIn(state, month, now);
    case 'hardship_reemployment_rate':
      return wasInDifficulty(state, month, now) ? reemployedIn(state, month, now) : 'not';
    case 'plan_claim_rate':
      return claimedFromPlan(state, month, now);
    default:
      throw new Error(`there is no indicator ${code satisfies never}`);
  }
}

/** The first month of the quarter of a month. */
const quarterBegin = (month: string): string =>
  String(Math.floor((Number(month.slice(5)) - 1) / 3) * 3 + 1).padStart(2, '0');

/**
 * How a registration counts for the re-employment rate of a month: of all that were active at its beginning or began in it,
 * those that ended in it with the person in work (DOMAIN f).
 */
function reemployedIn(state: CountedCase, month: string, now: number): Counted {
  const begun = beijingDate(Date.parse(state.registeredAt));
  const ended = state.endedAt === undefined ? undefined : beijingDate(Date.parse(state.endedAt));
  if (begun > lastCountedDay(month, now) || (ended !== undefined && ended < `${month}-01`)) return 'not';
  return ended !== undefined && monthOf(ended) === month && state.closure?.inWork === true
    ? 'both'
    : 'denominator';
}

/** Whether the person was recognised as having employment difficulty on a day of a month. */
const wasInDifficulty = ({ hardship }: CountedCase, month: string, now: number): boolean =>
  hardship?.recognitions.some(
    ({ recognisedOn, exit }) =>
      recognisedOn !== undefined &&
      recognisedOn <= lastCountedDay(month, now) &&
      (exit === undefined || exit.on > `${month}-01`),
  ) === true;

/**
 * How a registration counts for 打包兑现 in a month: those whose individual plan was in effect on a day of it and, of these, those
 * with a claim made from the plan by its end.
 */
function claimedFromPlan({ hardship, claims }: CountedCase, month: string, now: number): Counted {
  const last = lastCountedDay(month, now);
  const planned = (hardship?.recognitions ?? []).filter(
    ({ plan, exit }) =>
      plan?.madeOn !== undefined && plan.madeOn <= last && (exit === undefined || exit.on > `${month}-01`),
  );
  if (planned.length === 0) return 'not';
  const claimed = claims?.some(
    ({ plan, status, madeAt }) =>
      status !== 'withdrawn' &&
      beijingDate(Date.parse(madeAt)) <= last &&
      planned.some(({ number }) => number === plan),
  );
  return claimed ? 'both' : 'denominator';
}

/** The last day of a month, or today during the present month. */
function lastCountedDay(month: string, now: number): string {
  const today = beijingDate(now);
  return monthOf(today) === month ? today : lastDayOf(month);
}

/** The same day six months earlier, or the last of that month if there is no such day. */
function sixMonthsBefore(day: string): string {
  const last = lastDayOf(shiftMonth(monthOf(day), -6));
  const same = `${last.slice(0, 8)}${day.slice(8)}`;
  return same < last ? same : last;
}

/** The number of registrations that an indicator counts. */
export interface KpiCount {
  readonly numerator: number;
  readonly denominator: number;
}

/** All indicators of a month, each counted over the same registrations. The figures of two parts add up. */
export type KpiFigures = Readonly<Record<KpiCode, KpiCount>>;

/** Counts all indicators of a month over some registrations. */
export const countKpis = (states: readonly CountedCase[], month: string, now: number): KpiFigures =>
  figuresOf((code) => countKpi(code, states, month, now));

/** Adds the figures of a month in several parts of a place; of none, everything is zero. */
export const addedKpis = (parts: readonly KpiFigures[]): KpiFigures =>
  figuresOf((code) => ({
    numerator: parts.reduce((sum, part) => sum + part[code].numerator, 0),
    denominator: parts.reduce((sum, part) => sum + part[code].denominator, 0),
  }));

const figuresOf = (countOf: (code: KpiCode) => KpiCount): KpiFigures =>
  Object.fromEntries(kpiCodes.map((code) => [code, countOf(code)] as const)) as Record<KpiCode, KpiCount>;

/** Counts an indicator over some registrations. */
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
