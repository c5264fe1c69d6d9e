import {
  addMonths,
  beijingDate,
  endOfDay,
  monthOf,
  parseLocalDate,
  shiftMonth,
} from '../../calendar/local-date.ts';
import type { ClosureEvidence } from '../closure/events.ts';
import { deadlineIdOf } from '../kernel/ids.ts';
import type { KernelState } from '../kernel/state.ts';
import type { FollowUpSlice, FollowUpState } from './state.ts';
import { followUpTaskId } from './tasks.ts';

/** What else a case knows of the person having been in touch. */
interface Heard {
  /** What they reported themself. */
  readonly signals?: readonly { readonly origin: string; readonly at: string }[];
  /** What they took, or declined in words. */
  readonly plan?: {
    readonly services: readonly {
      readonly on: string;
      readonly outcome: string;
      readonly refusal?: { readonly reason: string } | undefined;
    }[];
  };
}
type Needs = KernelState & FollowUpSlice & Heard;

/**
 * The last instant (milliseconds) at which the person was certainly in touch: their application, the first contact, a
 * follow-up in which they were reached, what they reported here or at another place, a service that they took or
 * declined, and everything else that they did or said (`heardAt`). A comparison of data reaches nobody, and silence
 * after an offer is none.
 */
export function lastContactAt(state: Needs): number {
  const { submittedAt, heardAt = submittedAt, endedTasks, metDeadlines, followUp, signals, plan } = state;
  const contacted = Object.values(endedTasks)
    .filter(({ kind, outcome }) => kind === 'make-first-contact' && outcome === 'contacted')
    .flatMap(({ number }) => metDeadlines[deadlineIdOf('first-contact', number)]?.metAt ?? []);
  const followedUp = Object.values(followUp?.months ?? {})
    .filter(({ by }) => by === 'officer' || by === 'first-contact')
    .flatMap(({ endedAt }) => endedAt ?? []);
  const reported = (signals ?? [])
    .filter(({ origin }) => origin === 'person' || origin === 'other-place')
    .map(({ at }) => at);
  const served = (plan?.services ?? [])
    .filter(
      ({ outcome, refusal }) =>
        outcome === 'taken' || (refusal !== undefined && refusal.reason !== 'no-answer-in-time'),
    )
    .map(({ on }) => endOfDay(parseLocalDate(on)));
  return Math.max(
    ...[submittedAt, heardAt, ...contacted, ...followedUp, ...reported].map((at) => Date.parse(at)),
    ...served,
  );
}

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
