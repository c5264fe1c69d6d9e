import * as z from 'zod';

const shape = {
  /** The numbers of the rated events, and how many poor ratings there were. */
  ratings: z.strictObject({ rated: z.array(z.int().positive()), poor: z.int().nonnegative() }).optional(),
};

/** The fields of a case that belong to this episode, and their values in a new case. */
export const ratingSlice = { shape, initial: {} };

export interface RatingSlice extends z.infer<z.ZodObject<typeof shape>> {}
