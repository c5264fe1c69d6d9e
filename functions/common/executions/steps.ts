import type { HistoryEvent } from '@aws-sdk/client-sfn';

/** One visit of an execution to a state. */
export interface Step {
  readonly state: string;
  readonly type: string;
  /** The number of the event that entered the state. */
  readonly event: number;
  readonly around: Step | undefined;
  readonly iteration: number | undefined;
  readonly entered: Date;
  readonly input: string | undefined;
  left?: Date;
  output?: string;
  aborted?: true;
  attempts: number;
  readonly errors: { readonly error: string; readonly at: Date; caught: boolean }[];
  /** The parameters of its last call, as JSON text. */
  parameters?: string;
}

/** The position of the branch to which an event belongs. */
interface Place {
  readonly step: Step | undefined;
  readonly iteration?: number | undefined;
}

/**
 * Returns the states that an execution entered, in order. Each event names the event that it follows, which tells apart
 * branches and iterations that run at the same time.
 */
export function stepsOf(events: readonly HistoryEvent[]): Step[] {
  const steps: Step[] = [];
  const places = new Map<number, Place>();
  for (const event of events) {
    const { id = 0, previousEventId = 0, type = '' } = event;
    const before = places.get(previousEventId) ?? { step: undefined };
    places.set(id, type.endsWith('StateEntered') ? enter(event, before, steps) : note(event, before, steps));
  }
  return steps;
}

function enter(event: HistoryEvent, { step, iteration }: Place, steps: Step[]): Place {
  const { id = 0, type = '', timestamp, stateEnteredEventDetails } = event;
  const entered: Step = {
    state: stateEnteredEventDetails?.name ?? '',
    type: type.replace('StateEntered', ''),
    event: id,
    around: step,
    iteration,
    entered: timestamp ?? new Date(0),
    input: stateEnteredEventDetails?.input,
    attempts: 0,
    errors: [],
  };
  steps.push(entered);
  return { step: entered };
}

function note(event: HistoryEvent, before: Place, steps: readonly Step[]): Place {
  const { type = '', timestamp = new Date(0) } = event;
  // Events of the execution as a whole say nothing about a state. After a redrive the execution resumes at the same position.
  if (type.startsWith('Execution')) return before;
  const step = stepAbout(event, before, steps);
  if (!step) return before;
  if (/^(TaskScheduled|LambdaFunctionScheduled|ParallelStateStarted|MapStateStarted)$/.test(type)) {
    step.attempts++;
    const { parameters } = event.taskScheduledEventDetails ?? {};
    if (parameters !== undefined) step.parameters = parameters;
  }
  if (type.endsWith('StateExited')) {
    step.left = timestamp;
    if (event.stateExitedEventDetails?.output !== undefined)
      step.output = event.stateExitedEventDetails.output;
    const last = step.errors.at(-1);
    // An error after which the state was exited all the same was caught, unless another attempt followed it.
    if (last && step.errors.length >= step.attempts) last.caught = true;
    return { step: step.around, iteration: step.iteration };
  }
  if (type.endsWith('StateAborted')) step.aborted = true;
  else if (/(Failed|TimedOut)$/.test(type)) {
    const error = errorOf(event);
    if (error !== undefined) step.errors.push({ error, at: timestamp, caught: false });
  }
  const { index } = event.mapIterationStartedEventDetails ?? {};
  return { step, iteration: index };
}

/** The state that an event is about: the one with its name in its branch, or the innermost if the event has no name. */
function stepAbout(event: HistoryEvent, { step }: Place, steps: readonly Step[]): Step | undefined {
  const name =
    event.stateExitedEventDetails?.name ??
    event.mapIterationStartedEventDetails?.name ??
    event.mapIterationSucceededEventDetails?.name ??
    event.mapIterationFailedEventDetails?.name ??
    event.mapIterationAbortedEventDetails?.name;
  for (let one = step; one; one = one.around)
    if (one.left === undefined && (name === undefined || one.state === name)) return one;
  return steps.findLast((one) => one.left === undefined && (name === undefined || one.state === name));
}

/** The name of the error of an event, whichever of its details has it. */
function errorOf(event: HistoryEvent): string | undefined {
  const details = Object.entries(event).find(
    ([name, value]) => /(Failed|TimedOut|Aborted)EventDetails$/.test(name) && value !== undefined,
  )?.[1];
  const { error } = (details ?? {}) as { readonly error?: string };
  return error;
}
