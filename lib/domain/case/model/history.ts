import * as z from 'zod';
import { afterCoreEvent, coreEvents, isCoreEvent } from '../kernel/core.ts';
import { deadlineSchema } from '../kernel/deadline.ts';
import type { AnyEpisode, EpisodeFor, ExecutionStart } from '../kernel/episode.ts';
import type { AnyEvent, EventSchemas } from '../kernel/event.ts';
import { executionName } from '../kernel/ids.ts';
import { type CaseStart, emptyKernel, type KernelState, kernelShape } from '../kernel/state.ts';
import { endedTaskSchema, endedWithRegistration, taskSchema } from '../kernel/task.ts';
import { actorSchema, instantSchema } from '../kernel/vocabulary.ts';

/** The kinds that the episodes declare, in the order of the registry. */
export function kindsOf(episodes: readonly Pick<AnyEpisode, 'tasks'>[]) {
  const tasks = episodes.flatMap((each) => each.tasks ?? []);
  return {
    taskKinds: tasks.map(({ kind }) => kind),
    deadlineKinds: tasks.map(({ deadline }) => deadline),
    outcomes: [...new Set([...tasks.flatMap((task) => task.outcomes), endedWithRegistration])],
  };
}

/** The schema of a case with the slices of its episodes. */
export function stateSchemaOf(episodes: readonly AnyEpisode[]): z.ZodType {
  const { taskKinds, deadlineKinds, outcomes } = kindsOf(episodes);
  const actions = episodes.flatMap((each) =>
    Object.values(each.scheduledActions ?? {}).map(({ schema }) => schema),
  );
  const taskKind = z.enum(taskKinds);
  return z.strictObject({
    ...kernelShape,
    tasks: z.record(z.string(), taskSchema.extend({ kind: taskKind })),
    endedTasks: z.record(z.string(), endedTaskSchema.extend({ kind: taskKind, outcome: z.enum(outcomes) })),
    deadlines: z.record(z.string(), deadlineSchema.extend({ kind: z.enum(deadlineKinds) })),
    scheduledActions: z.record(z.string(), z.union(actions)),
    ...Object.assign({}, ...episodes.map((each) => each.slice?.shape)),
  });
}

/** The schema of the data of each type of event, of all episodes and the kernel. */
export const eventSchemasOf = (episodes: readonly AnyEpisode[]): EventSchemas => ({
  ...Object.assign({}, ...episodes.map((each) => each.events)),
  ...coreEvents(kindsOf(episodes).taskKinds),
});

/**
 * Returns a function that parses events read from the store. The schema of each type is built at the first event of that type.
 */
export function makeParse<Event extends AnyEvent>(
  schemas: EventSchemas,
): (event: unknown, how?: z.core.ParseContext<z.core.$ZodIssue>) => Event {
  const byType = new Map<string, z.ZodType>();
  const formOf = (type: string): z.ZodType => {
    const form =
      byType.get(type) ??
      z.object({
        type: z.literal(type),
        at: instantSchema,
        actor: actorSchema,
        data: schemas[type] ?? z.never(),
      });
    byType.set(type, form);
    return form;
  };
  const typed = z.looseObject({ type: z.enum(Object.keys(schemas)) });
  // Each schema parses the events of its type, and together the types are all that exist.
  return (event, how) => formOf(typed.parse(event).type).parse(event, how) as Event;
}

/** The execution that an event starts, through its type or through a part that it carries. */
export interface Started extends ExecutionStart {
  readonly workflow: string;
}

/** The definitions of the parts that events may carry, with the names of the parts. */
export const carriedParts = <State, Event extends AnyEvent>(
  episodes: readonly EpisodeFor<State, Event, never>[],
) =>
  episodes.flatMap((episode) =>
    Object.entries(episode.carries ?? {}).map(([part, definition]) => ({
      part,
      definition,
      workflow: episode.workflow?.name,
    })),
  );

/** Returns a function that finds the execution that an event starts; undefined for most events. */
export function makeStartOf<State, Event extends AnyEvent>(
  episodes: readonly EpisodeFor<State, Event, never>[],
): (event: Event) => Started | undefined {
  const byType = new Map(
    episodes.flatMap(({ workflow }) =>
      Object.entries(workflow?.starts ?? {}).map(
        ([type, start]) => [type, { workflow: workflow?.name ?? '', start }] as const,
      ),
    ),
  );
  const carried = carriedParts(episodes).flatMap(({ part, definition: { starts }, workflow }) =>
    starts && workflow !== undefined ? [{ part, starts, workflow }] : [],
  );
  return (event) => {
    for (const { part, starts, workflow } of carried) {
      const value = event.data[part];
      if (value !== undefined) return { workflow, ...starts(value) };
    }
    const own = byType.get(event.type);
    const start = own?.start(event);
    return own && start && { workflow: own.workflow, ...start };
  };
}

/** Returns a function that finds when an event shows that the person was in touch; undefined if it does not. */
export function makeHeardAt<State, Event extends AnyEvent>(
  episodes: readonly EpisodeFor<State, Event, never>[],
): (event: Event) => string | undefined {
  const hears = new Map(episodes.flatMap((each) => Object.entries(each.hears ?? {})));
  return (event) => (event.actor.role === 'applicant' ? event.at : hears.get(event.type)?.(event));
}

/** Returns a function that applies an event to a case. */
export function makeEvolve<State extends KernelState, Event extends AnyEvent>(
  episodes: readonly EpisodeFor<State, Event, never>[],
): (state: State | undefined, caseId: string, event: Event) => State {
  const startOf = makeStartOf(episodes);
  const heardAtOf = makeHeardAt(episodes);
  const begins = new Map(episodes.flatMap((each) => Object.entries(each.begins ?? {})));
  const reducers = new Map(episodes.flatMap((each) => Object.entries(each.reducers ?? {})));
  const reactions = new Map<string, NonNullable<ReturnType<(typeof reducers)['get']>>[]>();
  for (const [type, reaction] of episodes.flatMap((each) => Object.entries(each.reactions ?? {})))
    reactions.set(type, [...(reactions.get(type) ?? []), reaction]);
  const carried = carriedParts(episodes);
  const initial: object = Object.assign({}, emptyKernel, ...episodes.map((each) => each.slice?.initial));
  // A new case has the initial values of every slice and the data of its first event: together, its whole state.
  const begin = (caseId: string, start: CaseStart): State =>
    ({ ...initial, ...start, caseId, version: 0 }) as State;

  const after = (state: State, event: Event): State => {
    if (isCoreEvent(event)) return afterCoreEvent(state, event);
    const reduce = reducers.get(event.type);
    if (!reduce) throw new Error(`no episode knows the event ${event.type}`);
    return reduce(state, event);
  };

  return (state, caseId, event) => {
    const first = begins.get(event.type);
    if (first && state) throw new Error(`case ${caseId} has been submitted already`);
    if (!first && !state) throw new Error(`case ${caseId} does not exist, so ${event.type} cannot follow`);
    let next = first ? begin(caseId, first(event)) : after(state as State, event);
    for (const react of reactions.get(event.type) ?? []) next = react(next, event);
    for (const { part, definition } of carried) {
      const value = event.data[part];
      if (value !== undefined) next = definition.apply(next, value, event.at, event.actor);
    }
    const started = startOf(event);
    const executions = started
      ? [
          ...next.executions,
          {
            name: executionName(caseId, started.workflow, started.sequence),
            workflow: started.workflow,
            at: event.at,
          },
        ]
      : next.executions;
    const heardNow = heardAtOf(event);
    const heardBefore = state?.heardAt;
    const heardAt = heardBefore === undefined || (heardNow ?? '') > heardBefore ? heardNow : heardBefore;
    return {
      ...next,
      executions,
      version: (state?.version ?? 0) + 1,
      ...(heardAt !== undefined && { heardAt }),
    };
  };
}
