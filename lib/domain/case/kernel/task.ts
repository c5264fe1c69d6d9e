import * as z from 'zod';
import type { CaseState } from '../case.ts';
import type { CaseRefusal } from '../refusals.ts';
import type { Deadline } from './deadline.ts';
import { escalationLevelSchema, instantSchema, type TaskKind, taskKindSchema } from './vocabulary.ts';

/** Something that an officer is asked to do, while it is open. */
export const taskSchema = z.strictObject({
  id: z.string(),
  kind: taskKindSchema,
  openedAt: instantSchema,
  dueAt: instantSchema,
  /** Only a supervisor may end it. */
  forSupervisor: z.literal(true).optional(),
  /** The highest level that answers for it since it is late; absent while it is the officer's own. */
  escalatedTo: escalationLevelSchema.optional(),
  awaitingInformation: z.boolean(),
});
export type Task = z.infer<typeof taskSchema>;

/** How a task ended. A workflow that waits for it looks here before it waits. */
export const taskOutcomes = [
  'approved',
  'refused',
  'withdrawn',
  'contacted',
  'planned',
  'fulfilled',
  'adjusted',
  'done',
  'excused',
  'handled',
  'closed',
  'declined',
  'reinstated',
  'dismissed',
  'transferred',
] as const;
export type TaskOutcome = (typeof taskOutcomes)[number];

/** Puts a task before the officer; its due instant is that of the deadline that watches over it. */
export function withTask(
  state: CaseState,
  taskId: string,
  kind: TaskKind,
  at: string,
  forSupervisor = false,
): CaseState {
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

/** Puts a task before the officer, with the deadline that watches over it and names it. */
export const withWatchedTask = (
  state: CaseState,
  kind: TaskKind,
  deadline: Deadline,
  at: string,
  forSupervisor = false,
): CaseState => withTask(withDeadline(state, deadline), deadline.taskId, kind, at, forSupervisor);

export const withDeadline = (state: CaseState, deadline: Deadline): CaseState => ({
  ...state,
  deadlines: { ...state.deadlines, [deadline.id]: deadline },
});

/** Ends a task and the deadlines that watch over it. The task need not be open yet: the fact comes first. */
export function closeTask(state: CaseState, taskId: string, outcome: TaskOutcome, at: string): CaseState {
  const { [taskId]: _closed, ...tasks } = state.tasks;
  const met = Object.values(state.deadlines).filter((each) => each.taskId === taskId);
  const open = Object.values(state.deadlines).filter((each) => each.taskId !== taskId);
  return {
    ...state,
    tasks,
    outcomes: { ...state.outcomes, [taskId]: outcome },
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
 * Ends everything that is open because the registration has ended: what was due later falls away, and what
 * was late stays on record as late.
 */
export function closeEverything(state: CaseState, at: string): CaseState {
  const watched = new Set([
    ...Object.keys(state.tasks),
    ...Object.values(state.deadlines).map((each) => each.taskId),
  ]);
  return [...watched].reduce((open, taskId) => closeTask(open, taskId, 'closed', at), state);
}

/** The first human act after an escalation gives the task back to the officer; the deadline goes on. */
export function clearEscalation(state: CaseState, taskId: string, awaitingInformation = false): CaseState {
  const task = state.tasks[taskId];
  if (!task) return state;
  const { escalatedTo: _handedBack, ...own } = task;
  return { ...state, tasks: { ...state.tasks, [taskId]: { ...own, awaitingInformation } } };
}

/**
 * Why a task of one of these kinds cannot be ended: it has ended already, or there is none. Undefined when it is
 * open. The name comes from outside: `constructor` is a member of every object and no task.
 */
export function taskRefusal(
  state: CaseState,
  taskId: string,
  kinds: readonly TaskKind[],
): CaseRefusal | undefined {
  const task = Object.hasOwn(state.tasks, taskId) ? state.tasks[taskId] : undefined;
  if (task && kinds.includes(task.kind)) return undefined;
  const outcome = Object.hasOwn(state.outcomes, taskId) ? state.outcomes[taskId] : undefined;
  return outcome ? { reason: 'task-already-decided', outcome } : { reason: 'task-not-found' };
}
