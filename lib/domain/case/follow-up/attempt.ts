import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { beijingDate, lastDayOf, monthOf, shiftMonth } from '../../calendar/local-date.ts';
import { type Result, success } from '../../result.ts';
import type { ClosureProposal } from '../closure/events.ts';
import { buildClosureProposal } from '../closure/propose.ts';
import type { ClosureSlice } from '../closure/state.ts';
import type { ClosureRules } from '../closure/tasks.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { type AttemptMeans, type FollowUpEvent, followUpEvent } from './events.ts';
import { openMonth } from './open-month.ts';
import type { FollowUpRefusal } from './refusals.ts';
import type { FollowUpRules } from './rules.ts';
import type { FollowUpSlice, FollowUpState } from './state.ts';
import { followUpTaskId } from './tasks.ts';

type Needs = KernelState & FollowUpSlice & ClosureSlice;
type Rules = FollowUpRules & ClosureRules;

/** An attempt that did not reach the person. It never satisfies the month; enough of them excuse it (I-07). */
export function attemptFollowUp(
  state: Needs,
  taskId: string,
  means: AttemptMeans,
  rules: Rules,
  calendar: DueDateCalendar,
  context: Context,
): Result<FollowUpEvent<'follow-up-attempted'>, FollowUpRefusal> {
  const found = openMonth(state, taskId);
  if (!found.ok) return found;
  const { month, record } = found.value;
  const inMonth = monthOf(beijingDate(context.now)) === month;
  const tried = [...record.attempts.map((each) => each.means), means];
  const { excusedAfter } = rules.followUp;
  const excuses =
    inMonth && tried.length >= excusedAfter.attempts && new Set(tried).size >= excusedAfter.differentMeans;
  const closureProposal = excuses ? proposeUnreachable(state, month, rules, calendar, context) : undefined;
  return success(
    followUpEvent(context, 'follow-up-attempted', {
      month,
      means,
      excuses,
      ...(closureProposal && { closureProposal }),
    }),
  );
}

/** Months in a row, up to and with `last`, in which nobody could be reached. */
function unreachableMonths(months: FollowUpState['months'], last: string): readonly string[] {
  const run: string[] = [];
  for (let month = last; months[month]?.excuse === 'unreachable'; month = shiftMonth(month, -1))
    run.push(month);
  return run.reverse();
}

function proposeUnreachable(
  state: Needs,
  month: string,
  rules: Rules,
  calendar: DueDateCalendar,
  context: Context,
): ClosureProposal | undefined {
  const before = state.followUp ? unreachableMonths(state.followUp.months, shiftMonth(month, -1)) : [];
  const run = [...before, month];
  const limit = rules.closure.unreachableMonths;
  if (run.length < limit) return undefined;
  const today = beijingDate(context.now);
  const evidence = run.slice(-limit).map((each) => ({
    kind: 'contact-attempt-records',
    source: followUpTaskId(each),
    on: each === month ? today : lastDayOf(each),
  }));
  const made = buildClosureProposal(state, 'unreachable', evidence, false, rules, calendar, context.now);
  return made.ok ? made.value : undefined;
}
