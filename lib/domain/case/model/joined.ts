import type * as z from 'zod';
import type { coreEvents } from '../kernel/core.ts';
import type { Deadline } from '../kernel/deadline.ts';
import type { AnyEpisode, Declared } from '../kernel/episode.ts';
import type { EventOf, EventSchemas } from '../kernel/event.ts';
import type { KernelRefusal } from '../kernel/refusal.ts';
import type { SharedRules } from '../kernel/rules.ts';
import type { KernelState, kernelShape } from '../kernel/state.ts';
import type { EndedTask, endedWithRegistration, Task, TaskDefinition } from '../kernel/task.ts';
import type { RegistrationRules } from '../registration/rules.ts';

/** Some episodes, whose declarations are joined. All types here follow from the registry; nothing is listed by hand. */

export type Episodes = readonly AnyEpisode[];

type Joined<Union> = (Union extends unknown ? (each: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;
type Flat<Type> = { [Key in keyof Type]: Type[Key] };

type TasksIn<Declaration> = Declaration extends {
  readonly tasks: readonly (infer Task)[];
}
  ? Task
  : never;
export type TaskKindOf<All extends Episodes> =
  TasksIn<All[number]> extends infer Task
    ? Task extends TaskDefinition<infer Kind, string, string>
      ? Kind
      : never
    : never;
export type DeadlineKindOf<All extends Episodes> =
  TasksIn<All[number]> extends infer Task
    ? Task extends TaskDefinition<string, string, infer Kind>
      ? Kind
      : never
    : never;
export type OutcomeOf<All extends Episodes> =
  | typeof endedWithRegistration
  | (TasksIn<All[number]> extends infer Task
      ? Task extends TaskDefinition<string, infer Outcome, string>
        ? Outcome
        : never
      : never);

type ActionIn<Declaration> = Declaration extends { readonly scheduledActions: infer Actions }
  ? {
      [Kind in keyof Actions]: Actions[Kind] extends { readonly schema: infer Schema extends z.ZodType }
        ? z.infer<Schema>
        : never;
    }[keyof Actions]
  : never;
export type ScheduledActionOf<All extends Episodes> = ActionIn<All[number]>;

type SliceIn<Declaration> = Declaration extends {
  readonly slice: { readonly shape: infer Shape extends z.ZodRawShape };
}
  ? z.infer<z.ZodObject<Shape>>
  : never;

type ShapeIn<Declaration> = Declaration extends {
  readonly slice: { readonly shape: infer Shape extends z.ZodRawShape };
}
  ? Shape
  : never;

/** The schema of a case. */
export type SchemaOf<All extends Episodes> =
  Flat<
    Omit<typeof kernelShape, Refined> & { [Field in Refined]: z.ZodType<RefinedOf<All>[Field]> } & Joined<
        ShapeIn<All[number]>
      >
  > extends infer Shape extends z.ZodRawShape
    ? z.ZodObject<Shape, z.core.$strict>
    : never;

type Refined = 'tasks' | 'endedTasks' | 'deadlines' | 'scheduledActions';

/** The fields of the kernel whose kinds the episodes declare. */
interface RefinedOf<All extends Episodes> {
  tasks: Record<string, Omit<Task, 'kind'> & { kind: TaskKindOf<All> }>;
  endedTasks: Record<
    string,
    Omit<EndedTask, 'kind' | 'outcome'> & { kind: TaskKindOf<All>; outcome: OutcomeOf<All> }
  >;
  deadlines: Record<string, Omit<Deadline, 'kind'> & { kind: DeadlineKindOf<All> }>;
  scheduledActions: Record<string, ScheduledActionOf<All>>;
}

/** A case, with the slices of these episodes. */
export type StateOf<All extends Episodes> = Flat<
  Omit<KernelState, Refined> & RefinedOf<All> & Joined<SliceIn<All[number]>>
>;

type EventsIn<Declaration> = Declaration extends { readonly events: infer Schemas extends EventSchemas }
  ? Schemas
  : never;

/** The schema of the data of each type of event, of these episodes and the kernel. */
export type SchemasOf<All extends Episodes> = Flat<
  ReturnType<typeof coreEvents<TaskKindOf<All>>> & Joined<EventsIn<All[number]>>
>;
export type EventTypeOf<All extends Episodes> = keyof SchemasOf<All> & string;
export type CaseEventOf<All extends Episodes, Type extends EventTypeOf<All> = EventTypeOf<All>> =
  SchemasOf<All> extends infer Schemas extends EventSchemas ? EventOf<Schemas, Type & keyof Schemas> : never;

type RulesIn<Declaration> = Declaration extends { readonly rules: Declared<infer Rules> } ? Rules : never;

/** The rules of a region on a day for everything after the decision. `lib/policy` makes them. */
export type LifecycleRulesOf<All extends Episodes> = SharedRules & Joined<RulesIn<All[number]>>;

/** All rules of a region on a day. */
export type CaseRulesOf<All extends Episodes> = RegistrationRules & LifecycleRulesOf<All>;

type RefusalIn<Declaration> = Declaration extends { readonly refusals: Declared<infer Refusal> }
  ? Refusal
  : never;
export type RefusalOf<All extends Episodes> = KernelRefusal | RefusalIn<All[number]>;

type WorkflowIn<Declaration> = Declaration extends {
  readonly workflow: { readonly name: infer Name extends string };
}
  ? Name
  : never;
export type WorkflowOf<All extends Episodes> = WorkflowIn<All[number]>;

type TemplatesIn<Declaration> = Declaration extends {
  readonly notices: { readonly templates: infer Templates };
}
  ? keyof Templates & string
  : never;
export type TemplateOf<All extends Episodes> = TemplatesIn<All[number]>;

type ActsIn<Declaration> = Declaration extends { readonly actions: infer Actions }
  ? { [Act in keyof Actions & string]: { readonly act: Act; readonly row: Actions[Act] } }[keyof Actions &
      string]
  : never;
/** Every act on a case, by the name of its operation. */
export type ActOf<All extends Episodes> = ActsIn<All[number]>['act'];
/** The acts that are offered to readers of a case. */
export type OfferedActOf<All extends Episodes> = Extract<
  ActsIn<All[number]>,
  { readonly row: { readonly offered: unknown } }
>['act'];

type FindingIn<Declaration> = Declaration extends {
  readonly invariants: { readonly findings: readonly (infer Finding extends string)[] };
}
  ? Finding
  : never;
export type FindingOf<All extends Episodes> = FindingIn<All[number]>;
