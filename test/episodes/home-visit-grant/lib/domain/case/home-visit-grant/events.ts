import * as z from 'zod';
import { deadlineSchema } from '../kernel/deadline.ts';
import { type EventOf, eventMaker } from '../kernel/event.ts';

export const grantEvents = {
  'home-visit-grant-applied-for': z.strictObject({ number: z.int().positive(), check: deadlineSchema }),
  'home-visit-grant-checked': z.strictObject({ taskId: z.string(), decision: deadlineSchema }),
  'home-visit-grant-decided': z.strictObject({ taskId: z.string(), granted: z.boolean() }),
} as const;
export type GrantEvent<Type extends keyof typeof grantEvents = keyof typeof grantEvents> = EventOf<
  typeof grantEvents,
  Type
>;
export const grantEvent = eventMaker(grantEvents);
