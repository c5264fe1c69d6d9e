import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { type TaskState, taskDeadline, taskRefusal } from '../kernel/task.ts';
import { type RatedKind, type RatingEvent, type RatingReason, ratingEvent, type Stars } from './events.ts';
import type { RatingRefusal } from './refusals.ts';
import type { RatingSlice } from './state.ts';
import { answerRatingTask, type RatingRules } from './tasks.ts';

/** The kinds of work that events record; other events are not services to the person. */
const kinds: Readonly<Record<string, RatedKind>> = {
  'application-approved': 'decision',
  'application-refused': 'decision',
  'contact-recorded': 'contact',
  'follow-up-completed': 'follow-up',
  'service-recorded': 'service',
  'registration-closed': 'closure',
  'objection-dismissed': 'objection',
  'registration-reinstated': 'objection',
  'refusal-overturned': 'objection',
};

/** The kind of work that an event records; undefined if it cannot be rated. */
export const ratedKindOf = (type: string): RatedKind | undefined => kinds[type];

/** The highest grade that a supervisor looks into: 不满意 and 非常不满意. */
const poorest: Stars = 2;

/** The person's rating of the agency's work. */
export interface Rating {
  readonly stars: Stars;
  readonly reasons: readonly RatingReason[];
}

/**
 * Rates the agency's work: once, and for good. It changes nothing in the case; a poor rating goes to a supervisor.
 * @param rated the rated event, by its number and type; undefined if there is none
 */
export function rateService(
  { ratings }: RatingSlice,
  rated: { readonly sequence: number; readonly type: string } | undefined,
  { stars, reasons }: Rating,
  rules: RatingRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<RatingEvent<'service-rated'>, RatingRefusal> {
  const kind = rated && ratedKindOf(rated.type);
  if (!kind) return refused({ reason: 'nothing-to-rate' });
  if (ratings?.rated.includes(rated.sequence)) return refused({ reason: 'rated-already' });
  const number = (ratings?.poor ?? 0) + 1;
  const deadline =
    stars <= poorest ? taskDeadline(answerRatingTask, { number }, rules, calendar, context.now) : undefined;
  return success(
    ratingEvent(context, 'service-rated', {
      event: rated.sequence,
      kind,
      stars,
      reasons: [...reasons],
      ...(deadline && { opens: { taskId: deadline.taskId, deadline } }),
    }),
  );
}

/** Records that a supervisor has looked into a poor rating. The rating stays as it is. */
export function answerRating(
  state: KernelState & TaskState,
  taskId: string,
  context: Context,
): Result<RatingEvent<'rating-answered'>, RatingRefusal> {
  const notOpen = taskRefusal(state, taskId, [answerRatingTask]);
  return notOpen ? refused(notOpen) : success(ratingEvent(context, 'rating-answered', { taskId }));
}
