import * as z from 'zod';
import { deadlineSchema } from '../kernel/deadline.ts';
import { type EventOf, eventMaker } from '../kernel/event.ts';

/** The result of a check after a placement. */
export const placementFindings = ['in-work', 'out-of-work', 'not-reached'] as const;
export const placementFindingSchema = z.enum(placementFindings);

/** The data of the events of this episode, by type. Stored events are parsed with these schemas. */
export const placementEvents = {
  'placement-check-opened': z.strictObject({
    monthsAfter: z.int().positive(),
    taskId: z.string(),
    deadline: deadlineSchema,
  }),
  'placement-checked': z.strictObject({
    monthsAfter: z.int().positive(),
    taskId: z.string(),
    method: z.string(),
    finding: placementFindingSchema,
    /**
     * Whether this ends the check: a failed attempt leaves it open until there have been enough of them. Absent in events from
     * before attempts were distinguished: those ended it.
     */
    ends: z.enum(['done', 'excused', 'not-yet']).optional(),
    /** The person may register again and is told so. A new application links the two spells. */
    mayReEnter: z.boolean(),
  }),
  /** The person is registered as unemployed again, in another case: nobody asks how they are doing in that work. */
  'placement-checks-dropped': z.strictObject({ caseId: z.string() }),
} as const;
export type PlacementEvent<Type extends keyof typeof placementEvents = keyof typeof placementEvents> =
  EventOf<typeof placementEvents, Type>;
/** Makes an event of this episode: `placementEvent(context, type, data)`. */
export const placementEvent = eventMaker(placementEvents);
