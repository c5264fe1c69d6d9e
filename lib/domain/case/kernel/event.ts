import type * as z from 'zod';
import { type Actor, toInstant } from './vocabulary.ts';

/** When something is decided (milliseconds since 1970), and who decides it. */
export interface Context {
  readonly now: number;
  readonly actor: Actor;
}

/**
 * Something that has happened to a case, as decided: who did it, when, and the event data; nothing that identifies a person.
 */
export interface EventEnvelope<Type extends string, Data> {
  readonly type: Type;
  readonly at: string;
  readonly actor: Actor;
  readonly data: Data;
}

/** An event of any type. */
export type AnyEvent = EventEnvelope<string, Readonly<Record<string, unknown>>>;

/** The schema of the data of each type of event. */
export type EventSchemas = Readonly<Record<string, z.ZodObject>>;

/** The events of some schemas: all of them, or only those of some types. */
export type EventOf<
  Schemas extends EventSchemas,
  Type extends keyof Schemas & string = keyof Schemas & string,
> = { [Each in Type]: EventEnvelope<Each, z.infer<Schemas[Each]>> }[Type];

/** Makes an event of one type, at the instant of its context. */
export const makeEvent = <const Type extends string, Data extends object>(
  context: Context,
  type: Type,
  data: Data,
): EventEnvelope<Type, Data> => ({ type, at: toInstant(context.now), actor: context.actor, data });

/**
 * Returns a function that makes the events of some schemas.
 * @example
 * const planEvent = eventMaker(planEvents);
 * planEvent(context, 'plan-made', { plan, makingTask });
 */
export const eventMaker =
  <Schemas extends EventSchemas>(_schemas: Schemas) =>
  <Type extends keyof Schemas & string>(
    context: Context,
    type: Type,
    data: z.infer<Schemas[Type]>,
  ): EventEnvelope<Type, z.infer<Schemas[Type]>> =>
    makeEvent(context, type, data);
