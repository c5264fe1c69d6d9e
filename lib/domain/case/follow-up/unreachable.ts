import { addMonths, beijingDate, monthOf, parseLocalDate, shiftMonth } from '../../calendar/local-date.ts';
import type { ClosureEvidence } from '../closure/events.ts';
import { type InTouch, lastContactAt } from '../in-touch/last-contact.ts';
import type { KernelState } from '../kernel/state.ts';
import type { FollowUpSlice, FollowUpState } from './state.ts';
import { followUpTaskId } from './tasks.ts';

type Needs = KernelState & FollowUpSlice & InTouch;

/**
 * The evidence that somebody could not be reached for a number of months in a row, each attempt with its day; undefined
 * while the time is not up. The time runs from the first failed attempt after the last contact to the corresponding
 * day, or the last day of a month that has none (Civil Code 200 to 202). Each month before that of the corresponding
 * day must be excused as unreachable, so that there is no month in which nobody tried enough (I-07).
 * @param today the Beijing day of an attempt that has failed as well
 */
export function unreachableSince(
  state: Needs,
  today: string,
  months: number,
): readonly ClosureEvidence[] | undefined {
  const { followUp } = state;
  if (!followUp) return undefined;
  const silentSince = lastContactAt(state);
  const thisMonth = monthOf(today);
  const attempts = [...unreachableRun(followUp.months, shiftMonth(thisMonth, -1)), thisMonth].flatMap(
    (month) =>
      (followUp.months[month]?.attempts ?? [])
        .map(({ at }) => Date.parse(at))
        .filter((at) => at > silentSince)
        .map((at) => ({ month, on: beijingDate(at) })),
  );
  const all = [...attempts, { month: thisMonth, on: today }];
  const first = all[0]?.on ?? today;
  if (today < addMonths(parseLocalDate(first), months)) return undefined;
  const days = new Map(all.map(({ month, on }) => [on, month]));
  return [...days].map(([on, month]) => ({
    kind: 'contact-attempt-records',
    source: followUpTaskId(month),
    on,
  }));
}

/** Months in a row, up to and with `last`, in which nobody could be reached. */
function unreachableRun(months: FollowUpState['months'], last: string): readonly string[] {
  const run: string[] = [];
  for (let month = last; months[month]?.excuse === 'unreachable'; month = shiftMonth(month, -1))
    run.push(month);
  return run.reverse();
}
