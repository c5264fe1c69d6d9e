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

/** An execution of a workflow that an event begins. */
export interface ExecutionStart {
  /** Its number among the executions of this workflow in the case: part of the execution's name, never changed. */
  readonly sequence: string;
  /** Its input besides the case; byte for byte the same in every attempt. */
  readonly input: Readonly<Record<string, string>>;
  /** The tasks that it puts on the worklist. */
  readonly tasks: readonly string[];
}

/** The place of a case, for notices that go to a district. */
export interface Place {
  readonly district: string;
}

/** The roles that may do something, by phase. A role that is not named may not. */
export type RolesByPhase = Readonly<Partial<Record<Phase, readonly Role[]>>>;

/** A row of an episode's matrix: an act by the name of its operation. */
export interface ActionRow<State> {
  readonly roles: RolesByPhase;
  /** The kinds of tasks that it answers. Without one it is no answer, and possible on its own. */
  readonly task?: readonly string[];
  /** Offered to readers of the case, since no task asks for it. */
  readonly offered?: Taking<[state: State, role: Role], boolean>;
}

/** What an episode knows about one of its tasks while its deadline is open. */
export interface TaskFacts<State> {
  /** When the work for it began, where that is not when its deadline counts from. */
  readonly begunAt?: Taking<[state: State, deadline: Deadline], string | undefined>;
  /** The number of failed attempts to reach the person; absent if the case does not count them. */
  readonly attempts?: Taking<[state: State, deadline: Deadline], number>;
  /** Whether something has been done for it, though not all. */
  readonly isUnderWay?: Taking<[state: State, deadline: Deadline], boolean>;
  /** Whether the person has answered what they were asked for it. */
  readonly isAnswered?: Taking<[state: State, deadline: Deadline], boolean>;
  /** Whether only a supervisor may end it. */
  readonly isForSupervisor?: Taking<[state: State, taskId: string], boolean>;
}

/** A kind of task that goes on after a wrong closure that cut it off, if the task has not been replaced since. */
export interface Resumable<State, Rules> {
  readonly task: TaskDefinition<string, string, string, Rules, TimingSubject>;
  readonly isResumed: Taking<[state: State, taskId: string, rules: Rules], boolean>;
  /** Only a supervisor may end it. */
  readonly forSupervisor?: true;
}

/** A kind of scheduled action: how it is stored, and what is done when its day has come. */
export interface ScheduledActionDefinition<State, Rules, Made> {
  readonly schema: z.ZodObject;
  readonly run: Taking<
    [state: State, actionId: string, rules: Rules, calendar: DueDateCalendar, context: Context],
    Made | undefined
  >;
}

/** What follows from a part of event data that any event may carry, by the name of that part. */
export interface CarriedDefinition<State, After = State> {
  readonly apply: Taking<[state: State, carried: unknown, at: string, actor: Actor], After>;
  readonly starts?: Taking<[carried: unknown], ExecutionStart>;
  readonly tells?: Taking<[carried: unknown, place: Place], readonly AddressedNotice[]>;
  /** The places in it that are sealed like a name: see `SensitivePlaces`. */
  readonly sensitive?: readonly string[];
}

/**
 * Where groups, stated facts, findings and what comparisons say of a person stand in the state of a case and in its
 * events. They are stored sealed, and functions that may not decrypt neither see them nor decide by them. A place is a
 * path of members; `*` stands for every entry of a record or list: `followUp.months.*.progress`. What is named may be
 * absent from what such a function reads, so it names members and never entries.
 */
export interface SensitivePlaces {
  readonly state?: readonly string[];
  /** By type of event, within its data. */
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
  /** Its part of the state of a case: the schemas of its fields, and those that a new case has. */
  readonly slice?: { readonly shape: z.ZodRawShape; readonly initial: object };
  readonly events?: EventSchemas;
  /** The reducers of its events, except those that begin a case. */
  readonly reducers?: Readonly<Record<string, Taking<[state: State, event: Event], After>>>;
  /** The case that its first events begin. */
  readonly begins?: Readonly<Record<string, Taking<[event: Event], CaseStart>>>;
  /** What events of other episodes change in its slice, after their own reducer. See `reactsTo`. */
  readonly reactions?: Readonly<Record<string, Taking<[state: State, event: Event], After>>>;
  readonly carries?: Readonly<Record<string, CarriedDefinition<State, After>>>;
  /**
   * By type of event: the instant at which the person was in touch by it, whoever recorded it; undefined where they were
   * not. What an applicant does needs none: that is always such an event.
   */
  readonly hears?: Readonly<Record<string, Taking<[event: Event], string | undefined>>>;
  readonly tasks?: readonly TaskDefinition<string, string, string, TimingRules, TimingSubject>[];
  /** By kind of task. */
  readonly taskFacts?: Readonly<Record<string, TaskFacts<State>>>;
  /** What goes on when a registration is reinstated, under a new number. */
  readonly resumes?: readonly Resumable<State, Rules>[];
  /** By kind of action. */
  readonly scheduledActions?: Readonly<Record<string, ScheduledActionDefinition<State, Rules, Made>>>;
  readonly workflow?: {
    readonly name: string;
    /** By type of event. What an event carries may begin an execution, too. */
    readonly starts?: Readonly<Record<string, Taking<[event: Event], ExecutionStart | undefined>>>;
  };
  readonly notices?: {
    readonly templates?: Readonly<Record<string, NoticeTemplateDefinition>>;
    /** By type of event: the notices that it causes. The person gets none about their own act. */
    readonly tells?: Readonly<
      Record<string, Taking<[event: Event, place: Place], readonly AddressedNotice[]>>
    >;
    /** Whether a notice is no longer to be sent because of how the case has ended. */
    readonly lapse?: Taking<[notice: SentNotice, state: State], boolean>;
  };
  /** Every act of its operations, by role and phase. */
  readonly actions?: Readonly<Record<string, ActionRow<State>>>;
  /** The parts of its events that go out on the bus; what is not named stays in the case. Nothing about the person. */
  readonly published?: Readonly<Record<string, readonly string[]>>;
  /** What of its slice and its events is sealed. */
  readonly sensitive?: SensitivePlaces;
  /** Findings that should not exist, and who detects them. `isLate`: two sweeps have missed an instant. */
  readonly invariants?: {
    readonly findings: readonly string[];
    readonly broken: Taking<
      [state: State, now: number, isLate: (at: string | undefined) => boolean],
      readonly string[]
    >;
  };
  /** The rules of a region that it asks for, and why its acts may be refused. */
  readonly rules?: Declared<unknown>;
  readonly refusals?: Declared<{ readonly reason: string }>;
}

/** What the time limit of a task may depend on besides the rules. */
export interface TimingSubject {
  readonly number: string;
  readonly channel: 'online' | 'counter';
  /** The deadline as it is, where it is looked at again. */
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

/** What has to fit together in a declaration: each event its reducer, and nothing said of what is not declared. */
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
 * Declares an episode for `makeCaseModel`. Every event has its reducer, and what
 * is said by type of event is said of events that it has.
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
 * What events of another episode change in this one's slice.
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
