import * as z from 'zod';

const shape = {
  /** How many corrections were asked for, and whether one is still to be answered. */
  corrections: z.strictObject({ number: z.int().positive(), open: z.boolean() }).optional(),
};

/** The fields of a case that belong to this episode, and their values in a new case. */
export const personSlice = { shape, initial: {} };

export interface PersonSlice extends z.infer<z.ZodObject<typeof shape>> {}
