import type { HistoryEvent } from '@aws-sdk/client-sfn';

/** One time that an execution entered a state. */
export interface Step {
  readonly state: string;
  readonly type: string;
  /** The number of the event with which it was entered. */
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
  /** The parameters of its last call, as a text in JSON. */
  parameters?: string;
}

/** Where the branch of an event is. */
interface Place {
  readonly step: Step | undefined;
  readonly iteration?: number | undefined;
}

/**
 * The states that an execution has entered, in the order in which it entered them. Each event names the event that it follows,
 * by which branches and iterations that run at the same time are told apart.
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
  // What an execution as a whole does says nothing of a state, but a redrive, which goes on where it stood.
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
    // What failed and was left all the same was caught, unless another attempt came after it.
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

/** The state that an event is about: that of its branch with the same name or, without one, the innermost. */
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

/** The name of the error of an event, whatever its details are called. */
function errorOf(event: HistoryEvent): string | undefined {
  const details = Object.entries(event).find(
    ([name, value]) => /(Failed|TimedOut|Aborted)EventDetails$/.test(name) && value !== undefined,
  )?.[1];
  const { error } = (details ?? {}) as { readonly error?: string };
  return error;
}
