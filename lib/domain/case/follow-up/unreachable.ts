import { addMonths, beijingDate, monthOf, parseLocalDate, shiftMonth } from '../../calendar/local-date.ts';
import type { ClosureEvidence } from '../closure/events.ts';
import { type InTouch, lastContactAt } from '../in-touch/last-contact.ts';
import type { KernelState } from '../kernel/state.ts';
import type { FollowUpSlice, FollowUpState } from './state.ts';
import { followUpTaskId } from './tasks.ts';

type Needs = KernelState & FollowUpSlice & InTouch;

/**
 * The evidence that somebody could not be reached for a number of consecutive months, each attempt with its day; undefined
 * while the time is not up. The time runs from the first failed attempt after the last contact to the corresponding day, or to
 * the last day of a month without such a day (Civil Code 200 to 202). Each month before the last one must be excused as
 * unreachable, so that no month lacks sufficient attempts (I-07).
 * @param today the Beijing day of another failed attempt
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

/** The consecutive months, up to and including `last`, in which the person could not be reached. */
function unreachableRun(months: FollowUpState['months'], last: string): readonly string[] {
  const run: string[] = [];
  for (let month = last; months[month]?.excuse === 'unreachable'; month = shiftMonth(month, -1))
    run.push(month);
  return run.reverse();
}
