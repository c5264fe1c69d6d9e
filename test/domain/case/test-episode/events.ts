import * as z from 'zod';
import { deadlineSchema } from '../../../../lib/domain/case/kernel/deadline.ts';
import { type EventOf, eventMaker } from '../../../../lib/domain/case/kernel/event.ts';

export const recognitionEvents = {
  'recognition-applied': z.strictObject({ number: z.int().positive(), check: deadlineSchema }),
  'recognition-checked': z.strictObject({ taskId: z.string(), decision: deadlineSchema }),
  'recognition-decided': z.strictObject({ taskId: z.string(), recognised: z.boolean() }),
} as const;
export type RecognitionEvent<Type extends keyof typeof recognitionEvents = keyof typeof recognitionEvents> =
  EventOf<typeof recognitionEvents, Type>;
export const recognitionEvent = eventMaker(recognitionEvents);
