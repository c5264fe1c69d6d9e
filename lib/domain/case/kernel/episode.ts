import type * as z from 'zod';
import type { DueDateCalendar } from '../../calendar/due-date.ts';
import type { Deadline } from './deadline.ts';
import type { AnyEvent, Context, EventOf, EventSchemas } from './event.ts';
import type { AddressedNotice, NoticeTemplateDefinition, SentNotice } from './notice.ts';
import type { CaseStart } from './state.ts';
import type { TaskDefinition } from './task.ts';
import type { Actor, Phase, Role } from './vocabulary.ts';

/**
 * A function type whose parameters may be narrower than the caller's. An episode declares a function for one type of
 * event, while the collecting code passes any event: the key of the declaration ensures that the two fit.
 */
type Taking<Parameters extends readonly unknown[], Result> = {
  call(...parameters: Parameters): Result;
}['call'];

/** A type that is declared without a value: rules or refusals of an episode. */
export interface Declared<Type> {
  readonly declared?: Type;
}
/** Declares the rules or refusals of an episode: `rules: declares<ClosureRules>()`. */
export const declares = <Type>(): Declared<Type> => ({});

/** A workflow execution started by an event. */
export interface ExecutionStart {
  /** Its number among the executions of this workflow in the case. It is part of the execution's name and never changes. */
  readonly sequence: string;
  /** Its input in addition to the case; byte for byte the same in every attempt. */
  readonly input: Readonly<Record<string, string>>;
  /** The tasks that it puts on the worklist. */
  readonly tasks: readonly string[];
}

/** The place of a case, for notices that are addressed to a district. */
export interface Place {
  readonly district: string;
}

/** The roles that may perform an act, by phase. A role that is not listed may not. */
export type RolesByPhase = Readonly<Partial<Record<Phase, readonly Role[]>>>;

/** A row of an episode's action matrix: an act, by the name of its operation. */
export interface ActionRow<State> {
  readonly roles: RolesByPhase;
  /** The kinds of tasks that the act answers. An act without any can be performed without a task. */
  readonly task?: readonly string[];
  /** Whether the act is offered to readers of the case, since no task asks for it. */
  readonly offered?: Taking<[state: State, role: Role], boolean>;
}

/** What an episode knows about one of its tasks while its deadline is open. */
export interface TaskFacts<State> {
  /** When the work for it began, if that is not the instant from which its deadline counts. */
  readonly begunAt?: Taking<[state: State, deadline: Deadline], string | undefined>;
  /** The number of failed attempts to reach the person; absent if the case does not count them. */
  readonly attempts?: Taking<[state: State, deadline: Deadline], number>;
  /** Whether part of the work has been done. */
  readonly isUnderWay?: Taking<[state: State, deadline: Deadline], boolean>;
  /** Whether the person has answered the questions asked for it. */
  readonly isAnswered?: Taking<[state: State, deadline: Deadline], boolean>;
  /** Whether only a supervisor may end it. */
  readonly isForSupervisor?: Taking<[state: State, taskId: string], boolean>;
}

/** A kind of task that resumes when a wrong closure had cut it off, unless another task has replaced it since. */
export interface Resumable<State, Rules> {
  readonly task: TaskDefinition<string, string, string, Rules, TimingSubject>;
  readonly isResumed: Taking<[state: State, taskId: string, rules: Rules], boolean>;
  /** Only a supervisor may end it. */
  readonly forSupervisor?: true;
  /** What only one case can have, by name: the task is not resumed if another case has taken it meanwhile. */
  readonly place?: string;
}

/** A kind of scheduled action: how it is stored, and what it does when its day has come. */
export interface ScheduledActionDefinition<State, Rules, Made> {
  readonly schema: z.ZodObject;
  readonly run: Taking<
    [state: State, actionId: string, rules: Rules, calendar: DueDateCalendar, context: Context],
    Made | undefined
  >;
}

/** The consequences of a part of event data that any event may carry, by the name of that part. */
export interface CarriedDefinition<State, After = State> {
  readonly apply: Taking<[state: State, carried: unknown, at: string, actor: Actor], After>;
  readonly starts?: Taking<[carried: unknown], ExecutionStart>;
  readonly tells?: Taking<[carried: unknown, place: Place], readonly AddressedNotice[]>;
  /** Paths in it that are sealed like a name: see `SensitivePlaces`. */
  readonly sensitive?: readonly string[];
}

/**
 * The places of groups, stated facts, findings and comparison results about a person in the state of a case and in its events.
 * They are stored sealed; functions that may not decrypt neither see them nor decide by them. A place is a path of members, and
 * `*` stands for every entry of a record or list: `followUp.months.*.progress`. Such a function may find the named member
 * absent, so a place names members, never entries.
 */
export interface SensitivePlaces {
  readonly state?: readonly string[];
  /** By type of event, within the event's data. */
  readonly events?: Readonly<Record<string, readonly string[]>>;
}

/** An episode as the collecting code in `model/` sees it. */
export interface EpisodeFor<
  State,
  Event extends AnyEvent,
  Rules,
  TimingRules = Rules,
  Made = Event,
  After = State,
> {
  readonly name: string;
  /** Its part of the state of a case: the schemas of its fields, and their values in a new case. */
  readonly slice?: { readonly shape: z.ZodRawShape; readonly initial: object };
  readonly events?: EventSchemas;
  /** The reducers of its events, except those that begin a case. */
  readonly reducers?: Readonly<Record<string, Taking<[state: State, event: Event], After>>>;
  /** How its first events begin a case. */
  readonly begins?: Readonly<Record<string, Taking<[event: Event], CaseStart>>>;
  /** How events of other episodes change its slice, after their own reducer. See `reactsTo`. */
  readonly reactions?: Readonly<Record<string, Taking<[state: State, event: Event], After>>>;
  readonly carries?: Readonly<Record<string, CarriedDefinition<State, After>>>;
  /**
   * By type of event: the instant at which the event shows that the person was in touch, whoever recorded it; undefined if it
   * does not. Acts of an applicant need no entry: they always count.
   */
  readonly hears?: Readonly<Record<string, Taking<[event: Event], string | undefined>>>;
  readonly tasks?: readonly TaskDefinition<string, string, string, TimingRules, TimingSubject>[];
  /** By kind of task. */
  readonly taskFacts?: Readonly<Record<string, TaskFacts<State>>>;
  /** The tasks that resume, under a new number, when a registration is reinstated. */
  readonly resumes?: readonly Resumable<State, Rules>[];
  /** By kind of action. */
  readonly scheduledActions?: Readonly<Record<string, ScheduledActionDefinition<State, Rules, Made>>>;
  readonly workflow?: {
    readonly name: string;
    /** By type of event. A carried part of an event may start an execution, too. */
    readonly starts?: Readonly<Record<string, Taking<[event: Event], ExecutionStart | undefined>>>;
  };
  readonly notices?: {
    readonly templates?: Readonly<Record<string, NoticeTemplateDefinition>>;
    /** By type of event: the notices that it causes. A person gets none about their own act. */
    readonly tells?: Readonly<
      Record<string, Taking<[event: Event, place: Place], readonly AddressedNotice[]>>
    >;
    /** Whether a notice is no longer to be sent because of the way the case ended. */
    readonly lapse?: Taking<[notice: SentNotice, state: State], boolean>;
  };
  /** All acts of its operations, with the roles that may perform them by phase. */
  readonly actions?: Readonly<Record<string, ActionRow<State>>>;
  /** The parts of its events that are published on the bus; anything not listed stays in the case. Never personal data. */
  readonly published?: Readonly<Record<string, readonly string[]>>;
  /** The sealed places of its slice and its events. */
  readonly sensitive?: SensitivePlaces;
  /**
   * Findings that should not exist, and the function that detects them. `isLate` says whether two sweeps have missed an
   * instant.
   */
  readonly invariants?: {
    readonly findings: readonly string[];
    readonly broken: Taking<
      [state: State, now: number, isLate: (at: string | undefined) => boolean],
      readonly string[]
    >;
  };
  /** The rules of a region that it needs, and the reasons for which its acts may be refused. */
  readonly rules?: Declared<unknown>;
  readonly refusals?: Declared<{ readonly reason: string }>;
}

/** What, besides the rules, the time limit of a task may depend on. */
export interface TimingSubject {
  readonly number: string;
  readonly channel: 'online' | 'counter';
  /** The present deadline, if it is being recomputed. */
  readonly deadline?: Deadline;
}

/** The declaration of any episode. */
export type AnyEpisode = EpisodeFor<never, never, never, never, unknown, unknown>;

type EventsIn<Declaration> = Declaration extends { readonly events: infer Schemas extends EventSchemas }
  ? Schemas
  : Record<never, never>;
type BeginningIn<Declaration> = Declaration extends { readonly begins: infer Begins } ? keyof Begins : never;
type KindIn<Declaration> = Declaration extends {
  readonly tasks: readonly { readonly kind: infer Kind extends string }[];
}
  ? Kind
  : never;

/** What must fit together in a declaration: each event has a reducer, and nothing refers to an undeclared event. */
interface Coherent<Declaration, Schemas extends EventSchemas = EventsIn<Declaration>> {
  readonly reducers?: {
    readonly [Type in Exclude<keyof Schemas & string, BeginningIn<Declaration>>]: Taking<
      [state: never, event: EventOf<Schemas, Type>],
      unknown
    >;
  };
  readonly begins?: {
    readonly [Type in keyof Schemas & string]?: Taking<[event: EventOf<Schemas, Type>], CaseStart>;
  };
  readonly hears?: {
    readonly [Type in keyof Schemas & string]?: Taking<[event: EventOf<Schemas, Type>], string | undefined>;
  };
  readonly workflow?: {
    readonly name: string;
    readonly starts?: {
      readonly [Type in keyof Schemas & string]?: Taking<
        [event: EventOf<Schemas, Type>],
        ExecutionStart | undefined
      >;
    };
  };
  readonly notices?: {
    readonly tells?: {
      readonly [Type in keyof Schemas & string]?: Taking<
        [event: EventOf<Schemas, Type>, place: Place],
        readonly AddressedNotice[]
      >;
    };
  };
  readonly published?: {
    readonly [Type in keyof Schemas & string]?: readonly (keyof z.infer<Schemas[Type]> & string)[];
  };
  readonly sensitive?: {
    readonly state?: readonly string[];
    readonly events?: { readonly [Type in keyof Schemas & string]?: readonly string[] };
  };
  readonly taskFacts?: { readonly [Kind in KindIn<Declaration>]?: TaskFacts<never> };
}

/**
 * Declares an episode for `makeCaseModel`. The types ensure that every event has a reducer and that every entry by type of
 * event names an event of the episode.
 * @example
 * export const signals = defineEpisode({
 *   name: 'signals',
 *   slice: signalsSlice,
 *   events: signalEvents,
 *   reducers: signalReducers,
 *   tasks: [assessSignal, arrangeTransfer],
 * });
 */
export const defineEpisode = <const Declaration extends AnyEpisode>(
  declaration: Declaration & Coherent<Declaration>,
): Declaration => declaration;

/**
 * Declares how events of another episode change this episode's slice.
 * @example reactions: reactsTo(closureEvents, { 'registration-closed': withMonthsEnded })
 */
export const reactsTo = <
  Schemas extends EventSchemas,
  const Reactions extends {
    readonly [Type in keyof Schemas & string]?: Taking<
      [state: never, event: EventOf<Schemas, Type>],
      unknown
    >;
  },
>(
  _schemas: Schemas,
  reactions: Reactions,
): Reactions => reactions;
