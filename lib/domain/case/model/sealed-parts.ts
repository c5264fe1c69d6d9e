import * as z from 'zod';
import type { AnyEpisode } from '../kernel/episode.ts';
import type { AnyEvent, EventSchemas } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { actorSchema, instantSchema } from '../kernel/vocabulary.ts';
import { openSchema, type Sensitive, sensitivePlacesOf, split, withhold } from './sensitive.ts';

/** An event split into its open and its sealed part. */
interface SplitEvent<Event> {
  readonly open: Event;
  readonly sensitive: Sensitive;
}

/**
 * Splits the sealed parts of a case and of its events from the rest; `join` puts them together again. The open part has the
 * type of the whole: reading a withheld member of it throws a `HeldBackError`.
 */
export function makeSealedParts<State extends KernelState, Event extends AnyEvent>(
  episodes: readonly AnyEpisode[],
  stateSchema: z.ZodType,
  eventSchemas: EventSchemas,
) {
  const places = sensitivePlacesOf(episodes, eventSchemas);
  const ofEvent = (type: string): readonly string[] => places.events[type] ?? [];
  const openEvents = new Map<string, OpenEventSchema>();
  let openState: z.ZodType<State> | undefined;
  return {
    /** The places of sensitive members in the state of a case, and in the data of each type of event. */
    sensitivePlaces: places,

    splitState: (state: State) => split(state, places.state),
    /** Returns the state with its absent sensitive members made to throw when read. */
    withholdState: (open: State): State => withhold(open, places.state),
    /** The schema of a state without its sealed part. */
    openStateSchema(): z.ZodType<State> {
      openState ??= openSchema(stateSchema, places.state) as z.ZodType<State>;
      return openState;
    },

    splitEvent({ data, ...envelope }: Event): SplitEvent<Event> {
      const { open, sensitive } = split(data, ofEvent(envelope.type));
      return { open: { ...envelope, data: open } as Event, sensitive };
    },
    /** Returns the event with its absent sensitive members made to throw when read. */
    withholdEvent(event: Event): Event {
      withhold(event.data, ofEvent(event.type));
      return event;
    },
    /** The schema of an event of a type without its sealed part. */
    openEventSchema(type: string): OpenEventSchema {
      const known = openEvents.get(type) ?? openEvent(type, eventSchemas[type], ofEvent(type));
      openEvents.set(type, known);
      return known;
    },
  };
}

type OpenEventSchema = ReturnType<typeof openEvent>;

const openEvent = (type: string, data: z.ZodType = z.never(), sensitive: readonly string[]) =>
  z.object({
    type: z.literal(type),
    at: instantSchema,
    actor: actorSchema,
    data: openSchema(data, sensitive),
  });
