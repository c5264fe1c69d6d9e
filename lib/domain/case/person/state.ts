import * as z from 'zod';

const shape = {
  /** The number of requested corrections, and whether one is unanswered. */
  corrections: z.strictObject({ number: z.int().positive(), open: z.boolean() }).optional(),
};

/** The fields of a case that belong to this episode, and their values in a new case. */
export const personSlice = { shape, initial: {} };

export interface PersonSlice extends z.infer<z.ZodObject<typeof shape>> {}
