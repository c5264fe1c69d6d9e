/** An event of a history in the format of `GetExecutionHistory`. Instants are in milliseconds since 1970. */
export type HistoryEvent = {
  readonly timestamp: number;
  readonly type: string;
  readonly id: number;
  readonly previousEventId: number;
  readonly [details: string]: unknown;
};

export interface StepError {
  readonly error: string | undefined;
  readonly cause: string | undefined;
}

/** One entry of a state. Instants are in milliseconds since 1970. */
export interface Step {
  readonly state: string;
  /** Such as `Task` or `Choice`. */
  readonly type: string;
  /** The Parallel or Map that contains it. */
  readonly around: Step | undefined;
  /** The iteration of that Map to which it belongs, from 0. */
  readonly iteration: number | undefined;
  readonly entered: number;
  left: number | undefined;
  readonly input: string | undefined;
  output: string | undefined;
  /** How often its work was started: more than once after retries and after a redrive. */
  attempts: number;
  /** What failed, in order. */
  readonly errors: StepError[];
  /** When it was aborted together with the Parallel or Map around it. */
  aborted: number | undefined;
  /** The resource of a Task, such as `lambda:invoke.waitForTaskToken`. */
  resource: string | undefined;
  /** The number of items of a Map. */
  total: number | undefined;
  /** The ids of its events, in order. */
  readonly events: number[];
  /** The id of the event that entered the next state in the same branch or iteration. */
  next: number | undefined;
}

/** Where a branch, an iteration or the state machine itself is after an event. */
interface Place {
  readonly step: Step | undefined;
  readonly iteration: number | undefined;
  /** The step that was left just before. */
  readonly left?: Step;
}

const START: Place = { step: undefined, iteration: undefined };
const STARTS_WORK = /^(TaskScheduled|LambdaFunctionScheduled|ParallelStateStarted|MapStateStarted)$/;

/**
 * Returns the states that an execution has entered, in that order, from its history. Events of concurrent branches and
 * iterations are distinguished by the event that each follows.
 */
export function pathOf(events: readonly HistoryEvent[]): Step[] {
  const steps: Step[] = [];
  const places = new Map<number, Place>();
  for (const event of events) {
    const before = places.get(event.previousEventId) ?? START;
    if (event.type.endsWith('StateEntered')) {
      const step = enter(event, before);
      step.events.push(event.id);
      if (before.left) before.left.next = event.id;
      steps.push(step);
      places.set(event.id, { step, iteration: undefined });
      continue;
    }
    const step = stepOf(event, before.step, steps);
    if (step) {
      step.events.push(event.id);
      record(step, event);
    }
    if (step && /^(Parallel|Map)StateFailed$/.test(event.type)) abortWithin(step, steps, event.timestamp);
    places.set(event.id, placeAfter(event, step, before));
  }
  return steps;
}

function enter(event: HistoryEvent, { step: around, iteration }: Place): Step {
  const { name = '', input } = (event.stateEnteredEventDetails ?? {}) as { name?: string; input?: string };
  return {
    state: name,
    type: event.type.replace('StateEntered', ''),
    around,
    iteration,
    entered: event.timestamp,
    left: undefined,
    input,
    output: undefined,
    attempts: 0,
    errors: [],
    aborted: undefined,
    resource: undefined,
    total: undefined,
    events: [],
    next: undefined,
  };
}

/** Finds the state to which an event belongs. */
function stepOf(event: HistoryEvent, before: Step | undefined, steps: readonly Step[]): Step | undefined {
  const { type } = event;
  if (type.startsWith('Execution')) return undefined;
  const isAbout = stepFilter(event);
  for (let step = before; step; step = step.around) if (isAbout(step)) return step;
  // The event of a state that failed before its work started follows the event before the state; that of a redriven one
  // follows the redrive.
  return steps.findLast((step) => step.left === undefined && isAbout(step));
}

function stepFilter(event: HistoryEvent): (step: Step) => boolean {
  const { type } = event;
  const { name } = (event.stateExitedEventDetails ?? iterationDetails(event) ?? {}) as { name?: string };
  const { state } = (event.evaluationFailedEventDetails ?? {}) as { state?: string };
  const stateName = name ?? state;
  const kind = /^(Task|LambdaFunction|Parallel|Map|Wait|Pass|Choice|Succeed|Fail)/.exec(type)?.[1];
  const stateType = kind === 'LambdaFunction' ? 'Task' : kind;
  return (step) =>
    step.left === undefined &&
    (stateName === undefined || step.state === stateName) &&
    (stateType === undefined || step.type === stateType);
}

const iterationDetails = (event: HistoryEvent): unknown =>
  event[`${event.type.charAt(0).toLowerCase()}${event.type.slice(1)}EventDetails`];

function placeAfter(event: HistoryEvent, step: Step | undefined, before: Place): Place {
  if (!step) return before;
  if (event.type.endsWith('StateExited')) {
    return { step: step.around, iteration: step.iteration, left: step };
  }
  if (event.type !== 'MapIterationStarted') return { step, iteration: undefined };
  const { index } = (iterationDetails(event) ?? {}) as { index?: number };
  return { step, iteration: index };
}

function record(step: Step, event: HistoryEvent): void {
  const { type } = event;
  if (STARTS_WORK.test(type)) step.attempts++;
  if (type === 'MapStateStarted')
    step.total = (event.mapStateStartedEventDetails as { length?: number } | undefined)?.length;
  if (type === 'TaskScheduled') {
    const { resourceType = '', resource = '' } = (event.taskScheduledEventDetails ?? {}) as {
      resourceType?: string;
      resource?: string;
    };
    step.resource = `${resourceType}:${resource}`;
  } else if (type === 'LambdaFunctionScheduled') step.resource = 'lambda';
  else if (type.endsWith('StateExited')) {
    step.left = event.timestamp;
    step.output = (event.stateExitedEventDetails as { output?: string } | undefined)?.output;
  } else if (type.endsWith('StateAborted')) step.aborted ??= event.timestamp;
  else if (/(Failed|TimedOut)$/.test(type)) {
    const { error, cause } = failureOf(event);
    if (type.endsWith('StateFailed') || error !== undefined || cause !== undefined)
      step.errors.push({ error, cause });
  }
}

function abortWithin(failed: Step, steps: readonly Step[], at: number): void {
  for (const step of steps) {
    for (let around = step.around; around; around = around.around)
      if (around === failed && step.left === undefined) step.aborted ??= at;
  }
}

/** Returns the error and cause of an event, whatever its details are called. */
function failureOf(event: HistoryEvent): StepError {
  const details = Object.entries(event).find(([name]) => name.endsWith('EventDetails'))?.[1];
  const { error, cause } = (details ?? {}) as { error?: string; cause?: string };
  return { error, cause };
}

/** Returns the number of Parallel and Map states around a step. */
export function depthOf(step: Step): number {
  return step.around ? depthOf(step.around) + 1 : 0;
}

export type Outcome = 'done' | 'caught' | 'open' | 'failed' | 'timed out' | 'aborted';

/**
 * Returns the outcome of a step: `caught` was left through a catcher, `aborted` was ended from outside.
 * @param status that of the execution
 */
export function outcomeOf(step: Step, status: string): Outcome {
  // A Parallel or a Map reports its failure once, after its last attempt; a Task reports it after each.
  const failures = step.type === 'Parallel' || step.type === 'Map' ? 1 : Math.max(step.attempts, 1);
  const hasFailed = step.errors.length >= failures;
  if (step.left !== undefined) return hasFailed ? 'caught' : 'done';
  if (step.aborted !== undefined) return hasFailed ? 'failed' : 'aborted';
  if (status === 'ABORTED') return 'aborted';
  return status === 'RUNNING' ? 'open' : status === 'TIMED_OUT' ? 'timed out' : 'failed';
}
