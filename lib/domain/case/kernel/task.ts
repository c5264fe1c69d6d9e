import * as z from 'zod';
import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { type Deadline, type MetDeadline, makeDeadline, type Timing } from './deadline.ts';
import { deadlineIdOf, numberOfTask, type TaskName, taskIdOf, taskOfDeadline } from './ids.ts';
import type { KernelRefusal } from './refusal.ts';
import { escalationLevelSchema, instantSchema } from './vocabulary.ts';

/** An open task: something that an officer is asked to do. */
export const taskSchema = z.strictObject({
  id: z.string(),
  /** One of the kinds that the episodes declare. */
  kind: z.string(),
  openedAt: instantSchema,
  dueAt: instantSchema,
  /** Only a supervisor may end it. */
  forSupervisor: z.literal(true).optional(),
  /** The highest level that answers for the task since it became late; absent while the officer does. */
  escalatedTo: escalationLevelSchema.optional(),
  awaitingInformation: z.boolean(),
});
export type Task = z.infer<typeof taskSchema>;

/** A task that has ended, and its outcome. A workflow checks here before it waits for a task. */
export const endedTaskSchema = z.strictObject({
  kind: z.string(),
  /** Its number among the tasks of its kind. */
  number: z.string(),
  outcome: z.string(),
  /** The number of the event that ended it, in the history of the case. */
  sequence: z.int().positive(),
});
export type EndedTask = z.infer<typeof endedTaskSchema>;

/** The outcome that every kind of task can have: the registration ended first. */
export const endedWithRegistration = 'closed';

/** The part of a case that tasks and their deadlines need. */
export interface TaskState {
  readonly version: number;
  readonly tasks: Readonly<Record<string, Task>>;
  readonly endedTasks: Readonly<Record<string, EndedTask>>;
  readonly deadlines: Readonly<Record<string, Deadline>>;
  readonly metDeadlines: Readonly<Record<string, MetDeadline>>;
}

/** The tasks of a case that has none yet. */
export const emptyTasks: TaskState = {
  version: 0,
  tasks: {},
  endedTasks: {},
  deadlines: {},
  metDeadlines: {},
};

/**
 * The definition of a kind of task: its possible outcomes, the kind of the deadline that watches over it, and how its time
 * limit and its escalation follow from the rules of the region.
 */
export interface TaskDefinition<
  Kind extends string = string,
  Outcome extends string = string,
  Watch extends string = string,
  Rules = never,
  Subject = never,
> {
  readonly kind: Kind;
  readonly outcomes: readonly Outcome[];
  readonly deadline: Watch;
  readonly timing: (rules: Rules, subject: Subject) => Timing;
  /** A workflow waits for it, and its end wakes the workflow. */
  readonly wakesWorkflow: boolean;
  /** The person waits for it, and is told when it is late. */
  readonly personWaits?: true;
  /** The task must still be done after the registration has ended. */
  readonly outlivesRegistration?: true;
  /**
   * The acts, by the names of their operations, that end it although they name no task: recording services carries out a plan.
   * Acts that answer the task declare so themselves (`actions`).
   */
  readonly endsBy?: readonly string[];
}

/** The name of a kind of task: enough to open a task of this kind. */
export type OfKind = Pick<TaskDefinition, 'kind'>;

/**
 * Declares a kind of task.
 * @example
 * const decideClosure = defineTask({
 *   kind: 'decide-closure',
 *   outcomes: ['closed', 'declined'],
 *   deadline: 'closure-decision',
 *   timing: ({ closure, escalations }: ClosureRules) => ({ limit: closure.decideWithin, escalation: escalations.x }),
 *   wakesWorkflow: true,
 * });
 */
export const defineTask = <
  const Kind extends string,
  const Outcome extends string,
  const Watch extends string,
  Rules,
  Subject,
>(
  definition: TaskDefinition<Kind, Outcome, Watch, Rules, Subject>,
): TaskDefinition<Kind, Outcome, Watch, Rules, Subject> => definition;

/**
 * Makes the deadline of a task, which names the task.
 * @param subject the number of the task among those of its kind, and what else its time limit depends on
 * @param countsFrom the instant from which its time counts, in milliseconds
 */
export function taskDeadline<Rules, Subject>(
  { kind, deadline, timing, outlivesRegistration }: TaskDefinition<string, string, string, Rules, Subject>,
  subject: NoInfer<Subject> & { readonly number: number | string },
  rules: NoInfer<Rules>,
  calendar: DueDateCalendar,
  countsFrom: number,
): Deadline {
  const { limit, escalation } = timing(rules, subject);
  return makeDeadline(
    {
      id: deadlineIdOf(deadline, subject.number),
      kind: deadline,
      taskId: taskIdOf(kind, subject.number),
      ...(outlivesRegistration && { outlives: true }),
    },
    countsFrom,
    limit,
    escalation,
    calendar,
  );
}

/** Gives the officer a task; its due instant is that of the deadline that watches over it. */
export function withTask<State extends TaskState>(
  state: State,
  taskId: string,
  { kind }: OfKind,
  at: string,
  forSupervisor = false,
): State {
  const deadline = Object.values(state.deadlines).find((each) => each.taskId === taskId);
  const task: Task = {
    id: taskId,
    kind,
    openedAt: at,
    dueAt: deadline?.dueAt ?? at,
    ...(forSupervisor && { forSupervisor }),
    awaitingInformation: false,
  };
  return { ...state, tasks: { ...state.tasks, [taskId]: task } };
}

/** Gives the officer a task, with the deadline that watches over it and names it. */
export const withWatchedTask = <State extends TaskState>(
  state: State,
  task: OfKind,
  deadline: Deadline,
  at: string,
  forSupervisor = false,
): State => withTask(withDeadline(state, deadline), deadline.taskId, task, at, forSupervisor);

/** Returns the case with a deadline. A deadline with the same id is replaced. */
export const withDeadline = <State extends TaskState>(state: State, deadline: Deadline): State => ({
  ...state,
  deadlines: { ...state.deadlines, [deadline.id]: deadline },
});

/**
 * Ends a task and the deadlines that watch over it. The task need not be open yet: the event that ends it may come first.
 * @throws Error when the id belongs to a task of another kind
 */
export function closeTask<State extends TaskState, Outcome extends string>(
  state: State,
  { kind }: Pick<TaskDefinition<string, Outcome>, 'kind' | 'outcomes'>,
  taskId: string,
  outcome: NoInfer<Outcome>,
  at: string,
): State {
  const number = numberOfTask(kind, taskId);
  if (number === undefined) throw new Error(`${taskId} is not a task of the kind ${kind}`);
  return endTask(state, { kind, number }, taskId, outcome, at);
}

function endTask<State extends TaskState>(
  state: State,
  { kind, number }: TaskName,
  taskId: string,
  outcome: string,
  at: string,
): State {
  const { [taskId]: _ended, ...tasks } = state.tasks;
  const met = Object.values(state.deadlines).filter((each) => each.taskId === taskId);
  const open = Object.values(state.deadlines).filter((each) => each.taskId !== taskId);
  // The version counts the events: the event that ends the task is the next one.
  const ended: EndedTask = { kind, number, outcome, sequence: state.version + 1 };
  return {
    ...state,
    tasks,
    endedTasks: { ...state.endedTasks, [taskId]: ended },
    deadlines: Object.fromEntries(open.map((each) => [each.id, each])),
    metDeadlines: {
      ...state.metDeadlines,
      ...Object.fromEntries(
        met.map((each) => [each.id, { dueAt: each.dueAt, metAt: at, late: at >= each.dueAt }]),
      ),
    },
  };
}

/**
 * Ends all open tasks because the registration has ended, except those that outlive it. Deadlines that were not yet due are
 * dropped; missed ones stay on record as late.
 */
export function closeEverything<State extends TaskState>(
  state: State,
  at: string,
  except: readonly string[] = [],
): State {
  const open = new Map<string, TaskName>();
  for (const { id, kind } of Object.values(state.tasks))
    open.set(id, { kind, number: numberOfTask(kind, id) ?? id });
  for (const deadline of Object.values(state.deadlines))
    if (!open.has(deadline.taskId)) open.set(deadline.taskId, taskOfDeadline(deadline));
  const outliving = new Set(
    Object.values(state.deadlines).flatMap(({ outlives, taskId }) => (outlives ? [taskId] : [])),
  );
  let ended = state;
  for (const [taskId, name] of open)
    if (!except.includes(name.kind) && !outliving.has(taskId))
      ended = endTask(ended, name, taskId, endedWithRegistration, at);
  return ended;
}

/** Clears the escalation of a task: the first human act after it gives the task back to the officer. The deadline continues. */
export function clearEscalation<State extends TaskState>(
  state: State,
  taskId: string,
  awaitingInformation = false,
): State {
  const task = state.tasks[taskId];
  if (!task) return state;
  const { escalatedTo: _cleared, ...own } = task;
  return { ...state, tasks: { ...state.tasks, [taskId]: { ...own, awaitingInformation } } };
}

/** The open tasks of a kind. */
export const openTasksOf = (state: Pick<TaskState, 'tasks'>, { kind }: OfKind): readonly Task[] =>
  Object.values(state.tasks).filter((each) => each.kind === kind);

/** How a task ended; undefined if it has not. The id may come from outside: `constructor` is not a task. */
export const endedTask = (state: Pick<TaskState, 'endedTasks'>, taskId: string): EndedTask | undefined =>
  Object.hasOwn(state.endedTasks, taskId) ? state.endedTasks[taskId] : undefined;

/** Refuses to end a task of one of these kinds if it has ended already or never existed. Undefined if it is open. */
export function taskRefusal(
  state: Pick<TaskState, 'tasks' | 'endedTasks'>,
  taskId: string,
  kinds: readonly OfKind[],
): Extract<KernelRefusal, { readonly reason: 'task-already-decided' | 'task-not-found' }> | undefined {
  const task = Object.hasOwn(state.tasks, taskId) ? state.tasks[taskId] : undefined;
  if (task && kinds.some(({ kind }) => kind === task.kind)) return undefined;
  const ended = endedTask(state, taskId);
  return ended ? { reason: 'task-already-decided', outcome: ended.outcome } : { reason: 'task-not-found' };
}
