import type { CaseState } from '../domain/case/case.ts';
import { type Deadline, nextEscalationStep } from '../domain/case/kernel/deadline.ts';
import type { ScheduledAction } from '../domain/case/kernel/scheduled-action.ts';
import type { Task } from '../domain/case/kernel/task.ts';
import { keys } from './keys.ts';
import type { Item } from './table.ts';

/**
 * What the indexes show of a case's open tasks and deadlines: items that follow from its state, written in
 * the same transaction. One that has ended keeps its item without index keys, so that it leaves the index.
 */
export function taskItems(before: CaseState | undefined, after: CaseState): Item[] {
  const ended = changed(before?.tasks, after.tasks).filter(([, task]) => task === undefined);
  // A task that is unchanged in itself is shown under its new officer.
  const handedOver = before?.assignment?.officer !== after.assignment?.officer;
  const open = handedOver
    ? Object.entries(after.tasks)
    : changed(before?.tasks, after.tasks).filter(([, task]) => task !== undefined);
  return [...ended, ...open].map(([taskId, task]) => ({
    PK: keys.case(after.caseId),
    SK: keys.task(taskId),
    caseId: after.caseId,
    taskId,
    ...(task ? openTask(task, after) : { ended: true }),
  }));
}

export function deadlineItems(before: CaseState | undefined, after: CaseState): Item[] {
  return changed(before?.deadlines, after.deadlines).map(([deadlineId, deadline]) => ({
    PK: keys.case(after.caseId),
    SK: keys.deadline(deadlineId),
    caseId: after.caseId,
    deadlineId,
    ...(deadline ? openDeadline(deadline, after) : { ended: true }),
  }));
}

/** What the case itself has to do on a day to come lies in the due index beside the deadlines. */
export function actionItems(before: CaseState | undefined, after: CaseState): Item[] {
  return changed(before?.scheduledActions, after.scheduledActions).map(([actionId, scheduledAction]) => ({
    PK: keys.case(after.caseId),
    SK: keys.scheduledAction(actionId),
    caseId: after.caseId,
    actionId,
    ...(scheduledAction ? openAppointment(actionId, scheduledAction, after.caseId) : { ended: true }),
  }));
}

/**
 * Under which keys a case's head is listed: by its district from the registration on, also when it has ended,
 * because its months stay in the matrix; and while it is registered, among all that are, and by its officer.
 */
export function listings(state: CaseState): Item {
  const { registeredAt, caseId, assignment } = state;
  if (registeredAt === undefined) return {};
  return {
    worklistPartition: keys.casesOfDistrict(state.district),
    worklistSort: `${registeredAt}#${caseId}`,
    ...(state.phase === 'registered' && {
      duePartition: keys.registeredPartitionOf(caseId),
      dueSort: `${registeredAt}#${caseId}`,
      ...(assignment && {
        officerPartition: keys.casesOfOfficer(assignment.officer),
        officerSort: `${assignment.since}#${caseId}`,
      }),
    }),
  };
}

function openAppointment(actionId: string, { kind, at }: ScheduledAction, caseId: string): Item {
  return {
    kind,
    duePartition: keys.duePartitionOf(caseId),
    dueSort: keys.dueSort(at, caseId, actionId),
  };
}

function openTask(task: Task, state: CaseState): Item {
  return {
    kind: task.kind,
    openedAt: task.openedAt,
    dueAt: task.dueAt,
    escalatedTo: task.escalatedTo,
    awaitingInformation: task.awaitingInformation,
    forSupervisor: task.forSupervisor,
    officer: state.assignment?.officer,
    district: state.district,
    channel: state.channel,
    applicationNumber: state.applicationNumber,
    worklistPartition: keys.openInDistrict(state.district),
    worklistSort: keys.worklistSort(task.dueAt, state.caseId, task.id),
  };
}

function openDeadline(deadline: Deadline, { caseId, district }: CaseState): Item {
  const step = nextEscalationStep(deadline);
  const unannounced = deadline.unannouncedYears[0];
  return {
    kind: deadline.kind,
    dueAt: deadline.dueAt,
    district,
    duePartition: keys.duePartitionOf(caseId),
    // With its ladder at an end it stays in the index, beyond every sweep, so that it can still be counted.
    dueSort: keys.dueSort(step?.at ?? '9999-12-31T23:59:59.999Z', caseId, deadline.id),
    // By its district it is found whether or not somebody has been given the task.
    officerPartition: keys.dueInDistrict(district),
    officerSort: keys.dueInDistrictSort(deadline.dueAt, deadline.kind, caseId, deadline.id),
    ...(unannounced !== undefined && {
      worklistPartition: keys.provisionalPartitionOf(unannounced, caseId),
      worklistSort: `${caseId}#${deadline.id}`,
    }),
  };
}

/** The entries that differ between two records: with their new value, or undefined where they are gone. */
function changed<Value>(
  before: Readonly<Record<string, Value>> = {},
  after: Readonly<Record<string, Value>>,
): [string, Value | undefined][] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => before[name] !== after[name]).map((name) => [name, after[name]]);
}
