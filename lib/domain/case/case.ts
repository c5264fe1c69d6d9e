import * as z from 'zod';
import {
  placementCheckSchema,
  withPlacementChecked,
  withPlacementCheckOpened,
} from './after-placement/placement-check.ts';
import { assignmentSchema, withOfficer } from './assignment/assign-officer.ts';
import { closureStateSchema, withClosureEvent, withProposal } from './closure/closure.ts';
import { assistanceSchema, type CaseEvent, evidenceSchema } from './events.ts';
import {
  followUpStateSchema,
  withAttempt,
  withCompletion,
  withFirstContact,
  withFollowUpOpened,
  withMonthsEnded,
  withMonthsOfWrongClosure,
} from './follow-up/months.ts';
import { type Deadline, deadlineSchema, metDeadlineSchema } from './kernel/deadline.ts';
import { decisionTaskId, executionName, numberOfTask } from './kernel/ids.ts';
import { followUpActionId, scheduledActionSchema } from './kernel/scheduled-action.ts';
import {
  clearEscalation,
  closeEverything,
  closeTask,
  taskOutcomes,
  taskSchema,
  withDeadline,
  withTask,
} from './kernel/task.ts';
import {
  channelSchema,
  instantSchema,
  phaseSchema,
  placeBasisSchema,
  regionSchema,
} from './kernel/vocabulary.ts';
import { emptyLedger, ledgerSchema, withProfile } from './ledger/ledger.ts';
import { withResumption } from './objection/reinstatement.ts';
import { noPlan, planStateSchema, withPlan, withService } from './service-plan/plan.ts';
import { signalStateSchema, withSignal, withSignalHandled } from './signals/signals.ts';
import { previousSpellSchema } from './transfer/transfer.ts';

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
  previousSpell: previousSpellSchema.optional(),
  /** Where the registration came from, if it was taken over from another place. */
  transferredFrom: z.strictObject({ caseId: z.string(), district: z.string() }).optional(),
  transferredTo: z
    .strictObject({ caseId: z.string(), region: regionSchema, district: z.string() })
    .optional(),
  reIncluded: z.literal(true).optional(),
  assignment: assignmentSchema.optional(),
  ledger: ledgerSchema,
  plan: planStateSchema,
  followUp: followUpStateSchema.optional(),
  signals: z.array(signalStateSchema),
  closure: closureStateSchema.optional(),
  placementChecks: z.array(placementCheckSchema),
  scheduledActions: z.record(z.string(), scheduledActionSchema),
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

type FirstEvent = 'application-submitted' | 'registration-transferred-in';

/**
 * What a case is after an event. Total over all event types, also those that change little: the version
 * counts every event, so that the history has no gap.
 * @throws Error where the event cannot follow (a first event on a case that exists, or the other way round).
 */
export function evolve(state: CaseState | undefined, caseId: string, event: CaseEvent): CaseState {
  if (event.type === 'application-submitted' || event.type === 'registration-transferred-in') {
    if (state) throw new Error(`case ${caseId} has been submitted already`);
    return withExecutions(begin(caseId, event), event);
  }
  if (!state) throw new Error(`case ${caseId} does not exist, so ${event.type} cannot follow`);
  const changed = withExecutions(change(state, event), event);
  const closureProposal = 'closureProposal' in event.data ? event.data.closureProposal : undefined;
  const complete = closureProposal ? withProposal(changed, closureProposal, event.at) : changed;
  return { ...complete, version: state.version + 1 };
}

const initialCollections = {
  version: 1,
  ledger: emptyLedger,
  plan: noPlan,
  signals: [],
  placementChecks: [],
  scheduledActions: {},
  tasks: {},
  outcomes: {},
  metDeadlines: {},
  notices: [],
  executions: [],
} satisfies Partial<CaseState>;

function begin(caseId: string, event: CaseEvent<FirstEvent>): CaseState {
  if (event.type === 'application-submitted') {
    const { deadline, ...application } = event.data;
    return {
      ...initialCollections,
      ...application,
      caseId,
      phase: 'applied',
      submittedAt: event.at,
      deadlines: { [deadline.id]: deadline },
    };
  }
  const { firstContact, followUp, from, ledger, ...registration } = event.data;
  return {
    ...initialCollections,
    ...registration,
    caseId,
    phase: 'registered',
    transferredFrom: from,
    ledger,
    deadlines: { [firstContact.id]: firstContact },
    followUp: { firstMonth: followUp.month, months: {} },
    scheduledActions: { [followUpActionId]: { kind: 'follow-up', ...followUp } },
  };
}

/** The workflow that an event sets going, by its nth or its month; none for most. */
export function episodeOf(
  event: CaseEvent,
): { readonly workflow: string; readonly sequence: string } | undefined {
  if ('closureProposal' in event.data && event.data.closureProposal)
    return { workflow: 'closure', sequence: String(event.data.closureProposal.number) };
  switch (event.type) {
    case 'application-submitted':
      return { workflow: 'registration', sequence: '1' };
    case 'application-approved':
    case 'registration-transferred-in':
      return { workflow: 'service-plan', sequence: '1' };
    case 'follow-up-opened':
      return { workflow: 'follow-up', sequence: event.data.month };
    case 'registration-reinstated': {
      const { firstContact } = event.data;
      if (!firstContact) return undefined;
      return {
        workflow: 'service-plan',
        sequence: numberOfTask('make-first-contact', firstContact.taskId),
      };
    }
    default:
      return undefined;
  }
}

function withExecutions(state: CaseState, event: CaseEvent): CaseState {
  const episode = episodeOf(event);
  if (!episode) return state;
  const { workflow, sequence } = episode;
  const execution = { name: executionName(state.caseId, workflow, sequence), workflow, at: event.at };
  return { ...state, executions: [...state.executions, execution] };
}

function change(state: CaseState, event: Exclude<CaseEvent, { readonly type: FirstEvent }>): CaseState {
  switch (event.type) {
    case 'application-screened':
      return { ...state, screening: { at: event.at, evidence: event.data.evidence } };
    case 'task-opened':
      return openedTask(state, event);
    case 'information-requested':
      return {
        ...clearEscalation(state, event.data.taskId, true),
        informationRequest: { items: event.data.items, requestedAt: event.at },
      };
    case 'information-provided':
      return {
        ...clearEscalation(state, decisionTaskId, false),
        ...(state.informationRequest && {
          informationRequest: { ...state.informationRequest, answeredAt: event.at },
        }),
      };
    case 'application-approved':
      return approved(state, event);
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
      return contacted(state, event);
    case 'job-seeker-registered':
      return { ...state, phase: 'job-seeker' };
    case 'deadline-escalated':
      return escalate(state, event);
    case 'deadline-recomputed':
      return replaceDeadline(state, event.data.deadline);
    case 'officer-assigned':
      return withOfficer(state, event);
    case 'profile-recorded':
      return withProfile(state, event);
    case 'plan-made':
    case 'plan-adjusted':
      return withPlan(state, event);
    case 'service-recorded':
      return withService(state, event);
    case 'follow-up-opened':
      return withFollowUpOpened(state, event);
    case 'follow-up-attempted':
      return withAttempt(state, event);
    case 'follow-up-completed':
      return withCompletion(state, event);
    case 'signal-received':
      return withSignal(state, event);
    case 'signal-handled':
      return withSignalHandled(state, event);
    case 'closure-proposed':
      return state;
    case 'registration-closed':
      return withClosureEvent(withMonthsEnded(state, 'registration-ended', event.at), event);
    case 'registration-reinstated':
      return withResumption(
        withClosureEvent(withMonthsOfWrongClosure(state, event.data.followUp, event.at), event),
        event,
      );
    case 'closure-declined':
    case 'closure-notified':
    case 'objection-raised':
    case 'objection-dismissed':
      return withClosureEvent(state, event);
    case 'placement-check-opened':
      return withPlacementCheckOpened(state, event);
    case 'placement-checked':
      return withPlacementChecked(state, event);
    case 'registration-transferred-out':
      return transferredOut(state, event);
  }
}

function approved(state: CaseState, event: CaseEvent<'application-approved'>): CaseState {
  const { firstContact, followUp, reIncluded, taskId } = event.data;
  return {
    ...withDeadline(closeTask(state, taskId, 'approved', event.at), firstContact),
    phase: 'registered',
    registeredAt: event.at,
    ...(followUp.kind === 'follow-up' && { followUp: { firstMonth: followUp.month, months: {} } }),
    scheduledActions: { ...state.scheduledActions, [followUpActionId]: followUp },
    ...(reIncluded && { reIncluded }),
  };
}

function contacted(state: CaseState, event: CaseEvent<'contact-recorded'>): CaseState {
  const { taskId, reached, planMaking } = event.data;
  if (!reached) return clearEscalation(state, taskId, false);
  const done = withFirstContact(closeTask(state, taskId, 'contacted', event.at), event);
  return planMaking ? withDeadline(done, planMaking) : done;
}

function transferredOut(state: CaseState, event: CaseEvent<'registration-transferred-out'>): CaseState {
  const { closure, ...given } = withMonthsEnded(state, 'transferred', event.at);
  // A proposal that nobody has decided falls away: the place that takes over has nothing to close.
  const undecided = closure?.status === 'proposed' ? closure.taskId : undefined;
  const ended = closeEverything(
    undecided === undefined ? given : closeTask(given, undecided, 'transferred', event.at),
    event.at,
  );
  return {
    ...ended,
    ...(closure && undecided === undefined && { closure }),
    phase: 'closed',
    endedAt: event.at,
    transferredTo: event.data.to,
    scheduledActions: {},
  };
}

function openedTask(state: CaseState, { data, at }: CaseEvent<'task-opened'>): CaseState {
  return withTask(state, data.taskId, data.kind, at, data.forSupervisor);
}

/** A step of the ladder has been carried out. What goes to the officer as a reminder leaves the task theirs. */
function escalate(state: CaseState, event: CaseEvent<'deadline-escalated'>): CaseState {
  const deadline = state.deadlines[event.data.deadlineId];
  if (!deadline) return state;
  const advanced: Deadline = { ...deadline, stepsDone: deadline.stepsDone + 1 };
  const step = deadline.steps[deadline.stepsDone];
  const task = state.tasks[deadline.taskId];
  return {
    ...withDeadline(state, advanced),
    ...(task &&
      step &&
      step.to !== 'officer' && {
        tasks: { ...state.tasks, [task.id]: { ...task, escalatedTo: step.to } },
      }),
  };
}

function replaceDeadline(state: CaseState, deadline: Deadline): CaseState {
  const task = state.tasks[deadline.taskId];
  return {
    ...withDeadline(state, deadline),
    ...(task && { tasks: { ...state.tasks, [task.id]: { ...task, dueAt: deadline.dueAt } } }),
  };
}
