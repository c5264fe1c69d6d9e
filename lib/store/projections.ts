import { takerOf } from '../domain/case/assignment/take-application.ts';
import type { CaseState } from '../domain/case/case.ts';
import { type Claim, claimsOf } from '../domain/case/claim/state.ts';
import { type Deadline, nextEscalationStep } from '../domain/case/kernel/deadline.ts';
import type { ScheduledAction } from '../domain/case/kernel/scheduled-action.ts';
import type { Task } from '../domain/case/kernel/task.ts';
import type { Mandate } from '../domain/case/mandate/state.ts';
import { indexKeys, keys, lists, shardOf } from './keys.ts';
import type { Item } from './table.ts';

/*
 * What the indexes list of a case's open tasks, deadlines and scheduled actions: items that follow from its state
 * and are written in the same transaction. One that has ended keeps its item without index keys, so that it leaves
 * the indexes.
 */

/** The items of tasks that were opened, changed or ended, and of all open ones when the officer or the agency changes. */
export function taskItems(before: CaseState | undefined, after: CaseState): Item[] {
  const ended = changedEntries(before?.tasks, after.tasks).filter(([, task]) => task === undefined);
  // An unchanged task is listed under its new officer.
  const handedOver =
    before?.assignment?.officer !== after.assignment?.officer ||
    before?.taker?.officer !== after.taker?.officer ||
    before?.agency !== after.agency;
  const open = handedOver
    ? Object.entries(after.tasks)
    : changedEntries(before?.tasks, after.tasks).filter(([, task]) => task !== undefined);
  return [...ended, ...open].map(([taskId, task]) => ({
    PK: keys.case(after.caseId),
    SK: keys.task(taskId),
    caseId: after.caseId,
    taskId,
    ...(task ? openTask(task, after) : { ended: true }),
  }));
}

/** What remains of the item of a task or a deadline after its end. */
export const endedItem = ({ PK, SK, caseId, taskId, deadlineId }: Item): Item => ({
  PK,
  SK,
  caseId,
  ...(taskId !== undefined ? { taskId } : { deadlineId }),
  ended: true,
});

/** The items of deadlines that were opened, moved or ended. */
export function deadlineItems(before: CaseState | undefined, after: CaseState): Item[] {
  return changedEntries(before?.deadlines, after.deadlines).map(([deadlineId, deadline]) => ({
    PK: keys.case(after.caseId),
    SK: keys.deadline(deadlineId),
    caseId: after.caseId,
    deadlineId,
    ...(deadline ? openDeadline(deadline, after) : { ended: true }),
  }));
}

/** The items of actions that the case itself has scheduled for a later day, listed as due beside the deadlines. */
export function scheduledActionItems(before: CaseState | undefined, after: CaseState): Item[] {
  return changedEntries(before?.scheduledActions, after.scheduledActions).map(
    ([actionId, scheduledAction]) => ({
      PK: keys.case(after.caseId),
      SK: keys.scheduledAction(actionId),
      caseId: after.caseId,
      actionId,
      ...(scheduledAction ? openScheduledAction(actionId, scheduledAction, after.caseId) : { ended: true }),
    }),
  );
}

/**
 * The items of mandates that were given, revoked, or destroyed with the records of the case. With them a representative finds
 * the cases in which they act. The passing of a mandate's last day changes no item.
 */
export function mandateItems(before: CaseState | undefined, after: CaseState): Item[] {
  return changedEntries(before && openMandates(before), openMandates(after)).map(([mandateId, mandate]) => ({
    PK: keys.case(after.caseId),
    SK: keys.mandate(mandateId),
    caseId: after.caseId,
    mandateId,
    ...(mandate ? representativeListing(mandate, after.caseId) : { ended: true }),
  }));
}

/**
 * The items of payments that were queued, sent or bounced, by which finance finds what is to be paid. They reveal neither
 * purpose nor amount. Nothing leads to a case whose records were destroyed.
 */
export function paymentItems(before: CaseState | undefined, after: CaseState): Item[] {
  return changedEntries(before && queuedPayments(before), queuedPayments(after)).map(([number, queued]) => ({
    PK: keys.case(after.caseId),
    SK: keys.payment(Number(number)),
    caseId: after.caseId,
    number: Number(number),
    ...(queued
      ? {
          district: after.district,
          queuedAt: queued.queuedAt,
          attempt: queued.attempt,
          ...indexKeys(
            lists.payable.partition(after.district),
            lists.payable.sort(queued.queuedAt, after.caseId, Number(number)),
          ),
        }
      : { ended: true }),
  }));
}

/** The payments of a case that wait to be sent, by the number of their claim. */
const queuedPayments = (state: CaseState): Readonly<Record<string, NonNullable<Claim['payment']>>> =>
  Object.fromEntries(
    claimsOf(state).flatMap(({ number, payment }) =>
      !state.destroyed && payment?.status === 'queued' ? [[String(number), payment]] : [],
    ),
  );

const openMandates = ({ mandates = [], destroyed }: CaseState): Readonly<Record<string, Mandate>> =>
  destroyed
    ? {}
    : Object.fromEntries(
        mandates.filter(({ revokedAt }) => revokedAt === undefined).map((each) => [each.mandateId, each]),
      );

function representativeListing({ subject, until, mandateId }: Mandate, caseId: string): Item {
  const { partition, sort } = lists.casesOfRepresentative;
  return indexKeys(partition(subject), sort(until, caseId, mandateId));
}

/**
 * The index keys of a case's head. Its district lists it from the registration on, even after its end, because its months stay
 * in the matrix. While it is registered, it is also listed among all registrations and under its officer. A registration as a
 * job-seeker is only listed under its officer.
 */
export function registrationListings(state: CaseState): Item {
  const { registeredAt, caseId } = state;
  const { casesOfDistrict, registeredCases } = lists;
  if (registeredAt === undefined) return officerListing(state);
  return {
    ...indexKeys(casesOfDistrict.partition(state.district), casesOfDistrict.sort(registeredAt, caseId)),
    ...(state.phase === 'registered' && {
      ...indexKeys(registeredCases.partition(shardOf(caseId)), registeredCases.sort(registeredAt, caseId)),
      ...officerListing(state),
    }),
  };
}

/** The open cases of an officer: registrations of both kinds. */
function officerListing({ phase, caseId, assignment }: CaseState): Item {
  if (!assignment || (phase !== 'registered' && phase !== 'job-seeker')) return {};
  const { partition, sort } = lists.casesOfOfficer;
  return indexKeys(partition(assignment.officer), sort(assignment.since, caseId));
}

function openScheduledAction(actionId: string, { kind, at }: ScheduledAction, caseId: string): Item {
  return {
    kind,
    ...indexKeys(lists.due.partition(shardOf(caseId)), lists.due.sort(at, caseId, actionId)),
  };
}

function openTask(task: Task, state: CaseState): Item {
  const { openTasks } = lists;
  return {
    kind: task.kind,
    openedAt: task.openedAt,
    dueAt: task.dueAt,
    escalatedTo: task.escalatedTo,
    awaitingInformation: task.awaitingInformation,
    forSupervisor: task.forSupervisor,
    officer: state.assignment?.officer,
    takenBy: takerOf(state),
    agency: state.agency,
    district: state.district,
    channel: state.channel,
    assisted: state.assistance !== undefined,
    applicationNumber: state.applicationNumber,
    ...indexKeys(openTasks.partition(state.district), openTasks.sort(task.dueAt, state.caseId, task.id)),
  };
}

function openDeadline(deadline: Deadline, { caseId, district }: CaseState): Item {
  const step = nextEscalationStep(deadline);
  const unannounced = deadline.unannouncedYears[0];
  const shard = shardOf(caseId);
  const { deadlinesOfDistrict, provisionalDeadlines } = lists;
  return {
    kind: deadline.kind,
    dueAt: deadline.dueAt,
    district,
    // After its last step it stays in the list, behind every sweep, so that it can still be counted.
    ...indexKeys(
      lists.due.partition(shard),
      lists.due.sort(step?.at ?? '9999-12-31T23:59:59.999Z', caseId, deadline.id),
    ),
    // Listed by district, so that it can be found even without an officer.
    ...indexKeys(
      deadlinesOfDistrict.partition(district),
      deadlinesOfDistrict.sort(deadline.dueAt, deadline.kind, caseId, deadline.id),
    ),
    ...(unannounced !== undefined &&
      indexKeys(
        provisionalDeadlines.partition(unannounced, shard),
        provisionalDeadlines.sort(caseId, deadline.id),
      )),
  };
}

/** The entries that differ between two records: with their new value, or undefined if they are gone. */
function changedEntries<Value>(
  before: Readonly<Record<string, Value>> = {},
  after: Readonly<Record<string, Value>>,
): [string, Value | undefined][] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => before[name] !== after[name]).map((name) => [name, after[name]]);
}
