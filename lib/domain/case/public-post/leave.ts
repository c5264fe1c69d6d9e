import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { addDays, beijingDate, lastDayOf, monthOf, parseLocalDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { statementOfThePerson } from '../closure/events.ts';
import { buildClosureProposal } from '../closure/propose.ts';
import type { ClosureSlice } from '../closure/state.ts';
import type { ClosureRules } from '../closure/tasks.ts';
import { type Consequences, consequencesOf } from '../follow-up/findings.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline, taskRefusal } from '../kernel/task.ts';
import type { SignalRules } from '../signals/tasks.ts';
import {
  type AfterPost,
  type offerOutcomes,
  type PostEndReason,
  type PostEvent,
  postEvent,
  type postProspects,
} from './events.ts';
import type { PostRefusal } from './refusals.ts';
import { endActionSchema, noticeActionSchema } from './schedule.ts';
import { activePlacement, type PublicPostSlice } from './state.ts';
import {
  offerRegistrationTask,
  type PublicPostRules,
  planAfterPostTask,
  recordPostEndTask,
} from './tasks.ts';

type Needs = KernelState & PublicPostSlice & ClosureSlice;
type Rules = PublicPostRules & SignalRules & ClosureRules;

/** Announces the coming end of a placement: the person is told, and an officer plans with them what comes next. */
export function announcePostEnd(
  state: Needs,
  actionId: string,
  rules: PublicPostRules,
  calendar: DueDateCalendar,
  context: Context,
): PostEvent<'public-post-ending'> | undefined {
  const action = noticeActionSchema.safeParse(state.scheduledActions[actionId]);
  const placement = activePlacement(state);
  if (!action.success || Date.parse(action.data.at) > context.now) return undefined;
  if (placement?.number !== action.data.number) return undefined;
  const { number, endsOn } = placement;
  const days = Math.max(1, daysUntil(beijingDate(context.now), endsOn));
  return postEvent(context, 'public-post-ending', {
    number,
    plan: taskDeadline(planAfterPostTask, { number, days }, rules, calendar, context.now),
  });
}

function daysUntil(from: string, until: string): number {
  let days = 0;
  for (let day = parseLocalDate(from); day < until; day = addDays(day, 1)) days += 1;
  return days;
}

/**
 * Opens the task of recording how a placement ended, when its last day is over and nobody has done so. It decides nothing: an
 * officer records the end.
 */
export function askForPostEnd(
  state: Needs,
  actionId: string,
  rules: PublicPostRules,
  calendar: DueDateCalendar,
  context: Context,
): PostEvent<'public-post-expired'> | undefined {
  const action = endActionSchema.safeParse(state.scheduledActions[actionId]);
  const placement = activePlacement(state);
  if (!action.success || Date.parse(action.data.at) > context.now) return undefined;
  if (placement?.number !== action.data.number) return undefined;
  const { number } = placement;
  return postEvent(context, 'public-post-expired', {
    number,
    end: taskDeadline(recordPostEndTask, { number }, rules, calendar, context.now),
  });
}

/** Records what is planned for after a placement, as agreed by the officer and the person. */
export function recordProspect(
  state: Needs,
  taskId: string,
  prospect: (typeof postProspects)[number],
  context: Context,
): Result<PostEvent<'public-post-prospect-recorded'>, PostRefusal> {
  const notOpen = taskRefusal(state, taskId, [planAfterPostTask]);
  if (notOpen) return refused(notOpen);
  return success(postEvent(context, 'public-post-prospect-recorded', { taskId, prospect }));
}

/** The end of a placement, and what the person does afterwards. */
export interface PostEnd {
  readonly on: string;
  readonly reason: PostEndReason;
  readonly after: AfterPost;
}

/**
 * Records the end of a placement, on its last day or before. A person who is or may be out of work, and is no longer
 * registered, is offered a new registration, so that there is no gap. One who is still registered has their monthly follow-ups
 * (I-69), or the consequences of a follow-up with the same finding: a closure for a human to decide if they are in work, otherwise
 * an assessment (SX-2.6: 闭环管理). One whose registration goes on in another case, after a move or a new application, has theirs
 * there.
 * @param registeredElsewhere whether the person is registered as unemployed in another case
 */
export function endPost(
  state: Needs,
  end: PostEnd,
  rules: Rules,
  calendar: DueDateCalendar,
  context: Context,
  registeredElsewhere = false,
): Result<PostEvent<'public-post-ended'>, PostRefusal> {
  const placement = activePlacement(state);
  if (!placement) return refused({ reason: 'not-in-public-post' });
  const today = beijingDate(context.now);
  if (end.on > today) return refused({ reason: 'date-in-future' });
  if (end.on < (placement.placedOn ?? placement.startsOn)) return refused({ reason: 'outside-public-post' });
  if (end.reason === 'expired' && end.on < placement.endsOn)
    return refused({ reason: 'public-post-not-over', endsOn: placement.endsOn });
  const { number } = placement;
  const isOut = end.reason !== 'deceased' && (end.after === 'unemployed' || end.after === 'unknown');
  return success(
    postEvent(context, 'public-post-ended', {
      number,
      ...end,
      ...(isOut &&
        state.phase !== 'registered' &&
        !registeredElsewhere && {
          offer: taskDeadline(offerRegistrationTask, { number }, rules, calendar, context.now),
        }),
      ...(state.phase === 'registered' && afterEnd(state, number, end, rules, calendar, context.now)),
      ...(end.reason === 'deceased' && { tellNobody: true }),
    }),
  );
}

/** The consequences for the registration, if it continues, of the end of a placement. */
function afterEnd(
  state: Needs,
  number: number,
  { reason, after }: PostEnd,
  rules: Rules,
  calendar: DueDateCalendar,
  now: number,
): Consequences {
  const recorded = { source: 'case-record', on: beijingDate(now) };
  if (reason === 'deceased') {
    const evidence = [{ ...recorded, kind: 'statement-of-the-family' }];
    const made = buildClosureProposal(state, 'deceased', evidence, false, rules, calendar, now);
    return made.ok ? { closureProposal: made.value } : {};
  }
  if (after === 'unemployed' || after === 'unknown') return {};
  const progress = after === 'in-work' ? 'in-work' : 'not-available';
  const said = { ...recorded, kind: statementOfThePerson };
  return consequencesOf(state, progress, `post-${number}`, said, rules, calendar, now);
}

/** Records the outcome of the offer to register again. */
export function recordOffer(
  state: Needs,
  taskId: string,
  outcome: (typeof offerOutcomes)[number],
  context: Context,
): Result<PostEvent<'registration-offered-again'>, PostRefusal> {
  const notOpen = taskRefusal(state, taskId, [offerRegistrationTask]);
  if (notOpen) return refused(notOpen);
  return success(postEvent(context, 'registration-offered-again', { taskId, outcome }));
}

/**
 * Records the number of days on which the person attended in a month, if the region's rule counts them (I-68). The last record
 * counts. Where two placements share a month, one that ended in it and the next one that began in it, each has its own count.
 * @param placement the number of the placement; it may be omitted where only one has days in the month
 */
export function recordAttendance(
  state: Needs,
  {
    month,
    days,
    placement: asked,
  }: { readonly month: string; readonly days: number; readonly placement?: number | undefined },
  context: Context,
): Result<PostEvent<'public-post-attendance-recorded'>, PostRefusal> {
  const inMonth = (state.publicPosts ?? []).filter(
    ({ number, status, startsOn, endedOn, endsOn }) =>
      (status === 'placed' || status === 'ended') &&
      month >= monthOf(startsOn) &&
      month <= monthOf(endedOn ?? endsOn) &&
      (asked === undefined || asked === number),
  );
  const [placement] = inMonth;
  if (!placement) return refused({ reason: 'not-in-public-post' });
  if (inMonth.length > 1)
    return refused({ reason: 'attendance-of-which-post', placements: inMonth.map(({ number }) => number) });
  if (!placement.countsAttendance) return refused({ reason: 'attendance-not-counted' });
  const today = beijingDate(context.now);
  if (month > monthOf(today)) return refused({ reason: 'date-in-future' });
  const first = placement.startsOn > `${month}-01` ? placement.startsOn : `${month}-01`;
  const [last] = [lastDayOf(month), placement.endedOn ?? placement.endsOn, today].toSorted();
  const most = first > (last ?? today) ? 0 : daysUntil(first, last ?? today) + 1;
  if (days > most) return refused({ reason: 'attendance-too-long', most });
  return success(
    postEvent(context, 'public-post-attendance-recorded', { number: placement.number, month, days }),
  );
}
