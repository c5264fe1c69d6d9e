/*
 * What was stored differently up to commit 0f8f540 (2026-11-21), and how it becomes what was stored after it. Both
 * functions leave what they do not have to change as it is: items of neither version say which they are of.
 */

/** A recorded value, before it is parsed. */
export type Recorded = Readonly<Record<string, unknown>>;

const isRecorded = (value: unknown): value is Recorded =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Members that have another name now, wherever they were. */
const renamed = new Map([
  ['rungs', 'steps'],
  ['rungsDone', 'stepsDone'],
  ['proposes', 'closureProposal'],
]);

/** The kinds of task at that time; the rest of a task's id is its number. No kind is a prefix of another. */
const taskKinds = [
  'decide-application',
  'make-first-contact',
  'make-service-plan',
  'carry-out-plan',
  'adjust-plan',
  'follow-up',
  'assess-signal',
  'arrange-transfer',
  'decide-closure',
  'decide-objection',
  'check-placement',
];

/** Events that recorded a notice: notices are items of their own now. */
const retired = new Set(['result-notified', 'closure-notified']);

/** The state of a case: tasks that ended with their outcome alone, appointments, escalation steps, and a list of notices. */
export function upcastState(state: Recorded): Recorded {
  const { appointments, outcomes, notices: _notices, ...rest } = withNewNames(state);
  const { version, closure } = rest;
  return {
    ...rest,
    ...(isRecorded(closure) && { closure: withNewCode(closure) }),
    ...(isRecorded(appointments) && { scheduledActions: appointments }),
    ...(isRecorded(outcomes) && {
      endedTasks: Object.fromEntries(
        Object.entries(outcomes).map(([taskId, outcome]) => [taskId, endedTask(taskId, outcome, version)]),
      ),
    }),
  };
}

/**
 * An ended task. The event that ended it was not kept, so the last one stands in for it: the effects of that event can be
 * repeated, and a workflow that waits for the task is found through the task.
 */
function endedTask(taskId: string, outcome: unknown, version: unknown): Recorded {
  const kind = taskKinds.find((each) => taskId.startsWith(`${each}-`));
  if (kind === undefined) throw new Error(`the task ${taskId} is of no kind that there was`);
  return { kind, number: taskId.slice(kind.length + 1), outcome, sequence: version };
}

/** Upcasts an event; undefined for types that no longer exist. */
export function upcastEvent(event: Recorded): Recorded | undefined {
  if (retired.has(String(event.type))) return undefined;
  const data = withNewNames(isRecorded(event.data) ? event.data : {});
  if (event.type === 'deadline-escalated' && 'rung' in data) {
    const { rung, ...rest } = data;
    return { ...event, data: { ...rest, step: rung } };
  }
  if (event.type === 'registration-closed') return { ...event, data: withNewCode(data) };
  const { closureProposal } = data;
  if (isRecorded(closureProposal))
    return { ...event, data: { ...data, closureProposal: withNewCode(closureProposal) } };
  return { ...event, data };
}

/**
 * The present code of a closure reason: `SELF_EMPLOYED` is `self-employed`. It is unknown which of three reasons
 * `SCHOOL_ARMY_EMIGRATED` was, so it stays one code.
 */
const withNewCode = (reasoned: Recorded): Recorded =>
  typeof reasoned.reason === 'string' && /^[A-Z_]+$/.test(reasoned.reason)
    ? { ...reasoned, reason: reasoned.reason.toLowerCase().replaceAll('_', '-') }
    : reasoned;

const withNewNames = (recorded: Recorded): Recorded =>
  Object.fromEntries(
    Object.entries(recorded).map(([name, value]) => [renamed.get(name) ?? name, renamedWithin(value)]),
  );

function renamedWithin(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renamedWithin);
  return isRecorded(value) ? withNewNames(value) : value;
}
