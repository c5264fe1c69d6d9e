import * as z from 'zod';
import { type Deadline, deadlineSchema, metDeadlineSchema } from './deadlines.ts';
import { assistanceSchema, type CaseEvent, evidenceSchema } from './events.ts';
import {
  channelSchema,
  escalationLevelSchema,
  instantSchema,
  phaseSchema,
  placeBasisSchema,
  regionSchema,
  taskKindSchema,
} from './vocabulary.ts';

/** Something that an officer is asked to do, while it is open. */
export const taskSchema = z.strictObject({
  id: z.string(),
  kind: taskKindSchema,
  openedAt: instantSchema,
  dueAt: instantSchema,
  /** The highest level that answers for it since it is late; absent while it is the officer's own. */
  escalatedTo: escalationLevelSchema.optional(),
  awaitingInformation: z.boolean(),
});
export type Task = z.infer<typeof taskSchema>;

/** How a task ended. A workflow that waits for it looks here before it waits. */
export const taskOutcomes = ['approved', 'refused', 'withdrawn', 'contacted'] as const;

export const caseStateSchema = z.strictObject({
  caseId: z.string(),
  version: z.int().positive(),
  phase: phaseSchema,
  region: regionSchema,
  district: z.string(),
  channel: channelSchema,
  placeBasis: placeBasisSchema,
  packVersion: z.string(),
  applicationNumber: z.string(),
  owner: z.string().optional(),
  assistance: assistanceSchema.optional(),
  submittedAt: instantSchema,
  registeredAt: instantSchema.optional(),
  endedAt: instantSchema.optional(),
  screening: z.strictObject({ at: instantSchema, evidence: z.array(evidenceSchema) }).optional(),
  informationRequest: z
    .strictObject({
      items: z.array(z.string()),
      requestedAt: instantSchema,
      answeredAt: instantSchema.optional(),
    })
    .optional(),
  refusal: z.strictObject({ reason: z.string(), jobSeekerRegistrationOffered: z.boolean() }).optional(),
  tasks: z.record(z.string(), taskSchema),
  outcomes: z.record(z.string(), z.enum(taskOutcomes)),
  deadlines: z.record(z.string(), deadlineSchema),
  metDeadlines: z.record(z.string(), metDeadlineSchema),
  notices: z.array(
    z.strictObject({ notice: z.string(), template: z.string(), templateVersion: z.int(), at: instantSchema }),
  ),
  /** The workflow executions of this case, in order: its lineage. */
  executions: z.array(z.strictObject({ name: z.string(), workflow: z.string(), at: instantSchema })),
});
/** A case as its history has made it. Only `evolve` makes one. */
export type CaseState = z.infer<typeof caseStateSchema>;

/** The open application's decision; there is one a case, so its name can be known before the task is open. */
export const decisionTaskId = 'decide-application-1';
export const firstContactTaskId = 'make-first-contact-1';
export const decisionDeadlineId = 'decision-1';
export const firstContactDeadlineId = 'first-contact-1';

/** The execution that a case starts as its nth of a workflow; the same for ever (DESIGN, Why episodes). */
export const executionName = (caseId: string, workflow: string, sequence: number): string =>
  `${caseId}-${workflow}-${sequence}`;

/**
 * What a case is after an event. Total over all event types, also those that change little: the version
 * counts every event, so that the history has no gap.
 * @throws Error where the event cannot follow (a first event on a case that exists, or the other way round).
 */
export function evolve(state: CaseState | undefined, caseId: string, event: CaseEvent): CaseState {
  if (event.type === 'application-submitted') {
    if (state) throw new Error(`case ${caseId} has been submitted already`);
    const { deadline, ...application } = event.data;
    return {
      ...application,
      caseId,
      version: 1,
      phase: 'applied',
      submittedAt: event.at,
      tasks: {},
      outcomes: {},
      deadlines: { [deadline.id]: deadline },
      metDeadlines: {},
      notices: [],
      executions: [
        { name: executionName(caseId, 'registration', 1), workflow: 'registration', at: event.at },
      ],
    };
  }
  if (!state) throw new Error(`case ${caseId} does not exist, so ${event.type} cannot follow`);
  return { ...change(state, event), version: state.version + 1 };
}

function change(
  state: CaseState,
  event: Exclude<CaseEvent, { readonly type: 'application-submitted' }>,
): CaseState {
  switch (event.type) {
    case 'application-screened':
      return { ...state, screening: { at: event.at, evidence: event.data.evidence } };
    case 'task-opened':
      return openTask(state, event);
    case 'information-requested':
      return {
        ...handBack(state, event.data.taskId, true),
        informationRequest: { items: event.data.items, requestedAt: event.at },
      };
    case 'information-provided':
      return {
        ...handBack(state, decisionTaskId, false),
        ...(state.informationRequest && {
          informationRequest: { ...state.informationRequest, answeredAt: event.at },
        }),
      };
    case 'application-approved': {
      const closed = closeTask(state, event.data.taskId, 'approved', event.at);
      const { firstContact } = event.data;
      return {
        ...closed,
        phase: 'registered',
        registeredAt: event.at,
        deadlines: { ...closed.deadlines, [firstContact.id]: firstContact },
      };
    }
    case 'application-refused':
      return {
        ...closeTask(state, event.data.taskId, 'refused', event.at),
        phase: 'refused',
        endedAt: event.at,
        refusal: {
          reason: event.data.reason,
          jobSeekerRegistrationOffered: event.data.jobSeekerRegistrationOffered,
        },
      };
    case 'application-withdrawn':
      return {
        ...closeTask(state, decisionTaskId, 'withdrawn', event.at),
        phase: 'withdrawn',
        endedAt: event.at,
      };
    case 'result-notified':
      return { ...state, notices: [...state.notices, { ...event.data, at: event.at }] };
    case 'contact-recorded':
      return event.data.reached
        ? closeTask(state, event.data.taskId, 'contacted', event.at)
        : handBack(state, event.data.taskId, false);
    case 'job-seeker-registered':
      return { ...state, phase: 'job-seeker' };
    case 'deadline-escalated':
      return escalate(state, event);
    case 'deadline-recomputed':
      return replaceDeadline(state, event.data.deadline);
  }
}

function openTask(state: CaseState, event: CaseEvent<'task-opened'>): CaseState {
  const { taskId, kind } = event.data;
  const deadline = Object.values(state.deadlines).find((each) => each.taskId === taskId);
  const task: Task = {
    id: taskId,
    kind,
    openedAt: event.at,
    dueAt: deadline?.dueAt ?? event.at,
    awaitingInformation: false,
  };
  return { ...state, tasks: { ...state.tasks, [taskId]: task } };
}

/** Ends a task and the deadlines that watch over it. The task need not be open yet: the fact comes first. */
function closeTask(
  state: CaseState,
  taskId: string,
  outcome: CaseState['outcomes'][string],
  at: string,
): CaseState {
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

/** The first human act after an escalation gives the task back to the officer; the deadline goes on. */
function handBack(state: CaseState, taskId: string, awaitingInformation: boolean): CaseState {
  const task = state.tasks[taskId];
  if (!task) return state;
  const { escalatedTo: _handedBack, ...own } = task;
  return { ...state, tasks: { ...state.tasks, [taskId]: { ...own, awaitingInformation } } };
}

function escalate(state: CaseState, event: CaseEvent<'deadline-escalated'>): CaseState {
  const deadline = state.deadlines[event.data.deadlineId];
  if (!deadline) return state;
  const advanced: Deadline = { ...deadline, rungsDone: deadline.rungsDone + 1 };
  const rung = deadline.rungs[deadline.rungsDone];
  const task = state.tasks[deadline.taskId];
  return {
    ...state,
    deadlines: { ...state.deadlines, [deadline.id]: advanced },
    ...(task &&
      rung &&
      rung.to !== 'officer' && {
        tasks: { ...state.tasks, [task.id]: { ...task, escalatedTo: rung.to } },
      }),
  };
}

function replaceDeadline(state: CaseState, deadline: Deadline): CaseState {
  const task = state.tasks[deadline.taskId];
  return {
    ...state,
    deadlines: { ...state.deadlines, [deadline.id]: deadline },
    ...(task && { tasks: { ...state.tasks, [task.id]: { ...task, dueAt: deadline.dueAt } } }),
  };
}
