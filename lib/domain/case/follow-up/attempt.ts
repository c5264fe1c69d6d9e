import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { beijingDate, monthOf } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import type { ClosureProposal } from '../closure/events.ts';
import { buildClosureProposal } from '../closure/propose.ts';
import type { ClosureSlice } from '../closure/state.ts';
import type { ClosureRules } from '../closure/tasks.ts';
import type { Context } from '../kernel/event.ts';
import { type Helper, helperRefusal } from '../kernel/helper.ts';
import type { KernelState } from '../kernel/state.ts';
import { type AttemptMeans, type FollowUpEvent, followUpEvent } from './events.ts';
import { openMonth } from './open-month.ts';
import type { FollowUpRefusal } from './refusals.ts';
import type { FollowUpRules } from './rules.ts';
import type { FollowUpSlice } from './state.ts';
import { unreachableSince } from './unreachable.ts';

type Needs = KernelState & FollowUpSlice & ClosureSlice & Parameters<typeof unreachableSince>[0];
type Rules = FollowUpRules & ClosureRules;

/**
 * Records an attempt that did not reach the person. An attempt never satisfies the month; enough of them, on different days and
 * by different means, excuse it (I-07). Further attempts are recorded while the month lasts: the one on the day that completes
 * the months without contact proposes a closure, for a human to decide.
 * @param helper who tried on behalf of the officer, if the officer did not
 */
export function attemptFollowUp(
  state: Needs,
  taskId: string,
  means: AttemptMeans,
  rules: Rules,
  calendar: DueDateCalendar,
  context: Context,
  helper?: Helper,
): Result<FollowUpEvent<'follow-up-attempted'>, FollowUpRefusal> {
  const found = openMonth(state, taskId, context);
  if (!found.ok) return found;
  const notByHelper = helperRefusal(helper, rules, context.now);
  if (notByHelper) return refused(notByHelper);
  const { month, record } = found.value;
  const today = beijingDate(context.now);
  const days = new Set([...record.attempts.map(({ at }) => beijingDate(Date.parse(at))), today]);
  const tried = new Set([...record.attempts.map((each) => each.means), means]);
  const { excusedAfter } = rules.followUp;
  const excuses =
    record.status === 'open' &&
    monthOf(today) === month &&
    days.size >= excusedAfter.attempts &&
    tried.size >= excusedAfter.differentMeans;
  const closureProposal = proposeUnreachable(state, month, rules, calendar, context);
  return success(
    followUpEvent(context, 'follow-up-attempted', {
      month,
      means,
      excuses,
      ...(helper && { helper }),
      ...(closureProposal && { closureProposal }),
    }),
  );
}

/** The closure proposal that an attempt in the current month completes; none for an attempt in a past month. */
function proposeUnreachable(
  state: Needs,
  month: string,
  rules: Rules,
  calendar: DueDateCalendar,
  { now }: Context,
): ClosureProposal | undefined {
  const today = beijingDate(now);
  if (monthOf(today) !== month) return undefined;
  const evidence = unreachableSince(state, today, rules.closure.unreachableMonths);
  if (!evidence) return undefined;
  const made = buildClosureProposal(state, 'unreachable', evidence, false, rules, calendar, now);
  return made.ok ? made.value : undefined;
}
