import * as z from 'zod';
import { placementCheckActionSchema } from '../after-placement/schedule.ts';
import { type EventOf, eventMaker } from '../kernel/event.ts';
import { deathEvidenceSchema } from '../registration/events.ts';

/** The data of the events of this episode, by type. Stored events are parsed with these schemas. */
export const deathEvents = {
  'death-recorded': z.strictObject({ evidence: deathEvidenceSchema }),
  /** The record was a mistake: the person is alive, and the checks that it had dropped are made after all. */
  'death-record-withdrawn': z.strictObject({ checks: z.record(z.string(), placementCheckActionSchema) }),
} as const;
export type DeathEvent<Type extends keyof typeof deathEvents = keyof typeof deathEvents> = EventOf<
  typeof deathEvents,
  Type
>;
/** Makes an event of this episode: `deathEvent(context, type, data)`. */
export const deathEvent = eventMaker(deathEvents);
