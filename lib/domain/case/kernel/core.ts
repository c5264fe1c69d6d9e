import * as z from 'zod';
import { type Deadline, deadlineSchema, nextEscalationStep } from './deadline.ts';
import { type AnyEvent, type Context, type EventEnvelope, type EventOf, makeEvent } from './event.ts';
import { type TaskState, withDeadline, withTask } from './task.ts';
import { localDateSchema } from './vocabulary.ts';

/** The events of tasks and deadlines, which belong to no episode, for the kinds of tasks that exist. */
export const coreEvents = <Kind extends string>(kinds: readonly Kind[]) =>
  ({
    'task-opened': z.strictObject({
      taskId: z.string(),
      kind: z.enum(kinds),
      forSupervisor: z.boolean().optional(),
    }),
    'deadline-escalated': z.strictObject({
      deadlineId: z.string(),
      step: z.string(),
      to: z.string(),
      /** Present if the person waits for the task and is told that it is late: in the first step beyond the officer. */
      late: z.strictObject({ dueDate: localDateSchema }).optional(),
    }),
    'deadline-recomputed': z.strictObject({ deadline: deadlineSchema, because: z.string() }),
  }) as const;
type CoreEvents<Kind extends string = string> = ReturnType<typeof coreEvents<Kind>>;
type CoreEvent<Type extends keyof CoreEvents> = EventOf<CoreEvents, Type>;

const noTasks = coreEvents(['']);

/** The parts of these events that are published on the bus. */
export const corePublished = {
  'task-opened': ['taskId', 'kind'],
  'deadline-escalated': ['deadlineId', 'step', 'to'],
} as const;

/** Opens a task, unless it is open or has ended already: the event that ends a task may come before the task is opened. */
export function taskOpening<Kind extends string>(
  state: TaskState,
  taskId: string,
  kind: Kind,
  forSupervisor: boolean,
  context: Context,
): EventEnvelope<'task-opened', z.infer<CoreEvents<Kind>['task-opened']>> | undefined {
  if (state.tasks[taskId] || state.endedTasks[taskId]) return undefined;
  return makeEvent(context, 'task-opened', { taskId, kind, ...(forSupervisor && { forSupervisor }) });
}

/**
 * Carries out the next step of a deadline if it is due; undefined if there is nothing to do.
 * @param personWaits whether the person is told when the step goes to somebody beyond the officer
 */
export function escalateDeadline(
  state: Pick<TaskState, 'deadlines'>,
  deadlineId: string,
  context: Context,
  personWaits = false,
): CoreEvent<'deadline-escalated'> | undefined {
  const deadline = state.deadlines[deadlineId];
  const step = deadline && nextEscalationStep(deadline);
  if (!step || Date.parse(step.at) > context.now) return undefined;
  const isFirstBeyond = deadline.steps.find(({ to }) => to !== 'officer')?.name === step.name;
  return makeEvent(context, 'deadline-escalated', {
    deadlineId,
    step: step.name,
    to: step.to,
    ...(personWaits && isFirstBeyond && { late: { dueDate: deadline.dueDate } }),
  });
}

const withOpenedTask = <State extends TaskState>(
  state: State,
  { data, at }: CoreEvent<'task-opened'>,
): State => withTask(state, data.taskId, data, at, data.forSupervisor);

/** Applies an escalation step. After a reminder the officer still answers for the task. */
function withEscalation<State extends TaskState>(
  state: State,
  { data }: CoreEvent<'deadline-escalated'>,
): State {
  const deadline = state.deadlines[data.deadlineId];
  if (!deadline) return state;
  const advanced: Deadline = { ...deadline, stepsDone: deadline.stepsDone + 1 };
  const step = deadline.steps[deadline.stepsDone];
  const task = state.tasks[deadline.taskId];
  const escalated = withDeadline(state, advanced);
  if (!task || !step || step.to === 'officer') return escalated;
  return { ...escalated, tasks: { ...state.tasks, [task.id]: { ...task, escalatedTo: step.to } } };
}

function withMovedDeadline<State extends TaskState>(
  state: State,
  { data: { deadline } }: CoreEvent<'deadline-recomputed'>,
): State {
  const task = state.tasks[deadline.taskId];
  const moved = withDeadline(state, deadline);
  if (!task) return moved;
  return { ...moved, tasks: { ...state.tasks, [task.id]: { ...task, dueAt: deadline.dueAt } } };
}

/** Whether an event is one of the task and deadline events. */
export const isCoreEvent = (event: AnyEvent): event is CoreEvent<keyof CoreEvents> =>
  Object.hasOwn(noTasks, event.type);

/** Returns a case after one of these events. */
export function afterCoreEvent<State extends TaskState>(
  state: State,
  event: CoreEvent<keyof CoreEvents>,
): State {
  switch (event.type) {
    case 'task-opened':
      return withOpenedTask(state, event);
    case 'deadline-escalated':
      return withEscalation(state, event);
    case 'deadline-recomputed':
      return withMovedDeadline(state, event);
  }
}
