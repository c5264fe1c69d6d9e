import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { escalateDeadline, taskOpening } from '../kernel/core.ts';
import type { Deadline } from '../kernel/deadline.ts';
import { recomputeDeadline } from '../kernel/deadline.ts';
import type { EpisodeFor, TaskFacts } from '../kernel/episode.ts';
import { type AnyEvent, type Context, makeEvent } from '../kernel/event.ts';
import { taskOfDeadline } from '../kernel/ids.ts';
import type { KernelState } from '../kernel/state.ts';
import type { EscalationLevel } from '../kernel/vocabulary.ts';

/** The task facts that the episodes declare, by kind of task. */
const taskFactsOf = <State, Event extends AnyEvent, Rules>(
  episodes: readonly EpisodeFor<State, Event, never, Rules>[],
): ReadonlyMap<string, TaskFacts<State>> =>
  new Map(episodes.flatMap(({ taskFacts }) => Object.entries(taskFacts ?? {})));

/** Why something is overdue, as far as the records show. */
export const overdueReasons = [
  'no-task-begun',
  'awaiting-information',
  'interest-declared',
  'not-reached',
  'officer-absent',
  'under-way',
  'not-touched',
] as const;
export type OverdueReason = (typeof overdueReasons)[number];

/** Whether anybody has started on a task, or the person has answered the questions asked for it. */
export const touches = ['no', 'started', 'answered'] as const;
type Touch = (typeof touches)[number];

/** How late a step may be, in milliseconds: two hourly sweeps. Anything later means that something is wrong. */
export const grace = 2 * 60 * 60 * 1000;

/** The level that answers for a deadline now. After the first act on an escalated task that is the officer again. */
export function answersFor(
  state: Pick<KernelState, 'tasks'>,
  deadline: Pick<Deadline, 'taskId' | 'steps' | 'stepsDone'>,
): EscalationLevel {
  const task = state.tasks[deadline.taskId];
  if (task) return task.escalatedTo ?? 'officer';
  return deadline.steps[deadline.stepsDone - 1]?.to ?? 'officer';
}

/** Builds the functions that handle open tasks and their deadlines. */
export function makeDeadlines<
  State extends KernelState,
  Event extends AnyEvent,
  Rules,
  TaskKind extends string,
>(episodes: readonly EpisodeFor<State, Event, never, Rules>[]) {
  const facts = taskFactsOf(episodes);
  const tasks = new Map(
    episodes.flatMap(({ tasks = [] }) => tasks.map((task) => [task.deadline, task] as const)),
  );
  const factsOf = (deadline: Pick<Deadline, 'id' | 'kind' | 'taskId'>) =>
    facts.get(taskOfDeadline(deadline).kind);

  return {
    /** Opens a task, unless it is open or has ended already: the event that ends a task may come before the task is opened. */
    openTask: (state: State, taskId: string, kind: TaskKind, context: Context) =>
      taskOpening(state, taskId, kind, facts.get(kind)?.isForSupervisor?.(state, taskId) === true, context),

    /**
     * Carries out the next step of a deadline if it is due; undefined if there is nothing to do. If the person waits for the
     * task, they are told that it is late, unless it is late because they could not be reached.
     */
    escalate(state: State, deadlineId: string, context: Context) {
      const deadline = state.deadlines[deadlineId];
      const personWaits =
        deadline !== undefined &&
        tasks.get(deadline.kind)?.personWaits === true &&
        (factsOf(deadline)?.attempts?.(state, deadline) ?? 0) === 0;
      return escalateDeadline(state, deadlineId, context, personWaits);
    },

    /**
     * Moves a deadline after a change of the calendar or of a pack; undefined if it stays the same.
     * @param because what changed, for the record: `holiday-arrangement-2027`, `policy-...`
     * @param rules those of the day from which the deadline counts
     */
    moveDeadline(
      state: State,
      deadlineId: string,
      because: string,
      rules: Rules,
      calendar: DueDateCalendar,
      context: Context,
    ) {
      const deadline = state.deadlines[deadlineId];
      const task = deadline && tasks.get(deadline.kind);
      if (!deadline || !task) return undefined;
      const { number } = taskOfDeadline(deadline);
      const { limit, escalation } = task.timing(rules, { number, channel: state.channel, deadline });
      const moved = recomputeDeadline(deadline, limit, escalation, calendar);
      return moved && makeEvent(context, 'deadline-recomputed', { deadline: moved, because });
    },

    /** The number of failed attempts to reach the person for a task; undefined if the case does not count them. */
    attemptsFor: (state: State, deadline: Deadline): number | undefined =>
      factsOf(deadline)?.attempts?.(state, deadline),

    /**
     * Why a deadline is overdue. If several reasons apply, the first one in the list counts.
     * @param attempts the number of failed attempts to reach the person
     * @param absent whether the officer of the case is away today
     * @param aside whether it waits because somebody who would do it is barred from the case
     */
    overdueReason(
      state: State,
      deadline: Deadline,
      attempts: number,
      absent: boolean,
      aside = false,
    ): OverdueReason {
      const task = state.tasks[deadline.taskId];
      if (!task) return 'no-task-begun';
      if (task.awaitingInformation) return 'awaiting-information';
      if (aside) return 'interest-declared';
      if (attempts > 0) return 'not-reached';
      if (absent) return 'officer-absent';
      return factsOf(deadline)?.isUnderWay?.(state, deadline) ? 'under-way' : 'not-touched';
    },

    /**
     * Whether anybody has started on the task of a deadline, as far as the records show.
     * @param attempts the number of failed attempts to reach the person
     */
    touchOf(state: State, deadline: Deadline, attempts: number): Touch {
      const { isAnswered, isUnderWay } = factsOf(deadline) ?? {};
      if (isAnswered?.(state, deadline)) return 'answered';
      const begun = state.tasks[deadline.taskId]?.awaitingInformation === true || attempts > 0;
      return begun || isUnderWay?.(state, deadline) ? 'started' : 'no';
    },

    /** The ids of tasks that are not on the worklist two sweeps after their work began: their workflow has not got that far. */
    tasksNotBegun: (state: State, now: number): readonly string[] =>
      Object.values(state.deadlines)
        .filter((deadline) => {
          const begun = factsOf(deadline)?.begunAt?.(state, deadline) ?? deadline.countsFrom;
          return !state.tasks[deadline.taskId] && Date.parse(begun) + grace <= now;
        })
        .map(({ taskId }) => taskId),
  };
}
