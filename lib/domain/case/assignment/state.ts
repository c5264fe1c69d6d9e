import * as z from 'zod';
import { instantSchema } from '../kernel/vocabulary.ts';
import { becauseSchema, relations } from './events.ts';

/** The officer who answers for the case, why, and since when. */
export const assignmentSchema = z.strictObject({
  officer: z.string(),
  because: becauseSchema,
  since: instantSchema,
});

/** Who handles an application until it is decided, and since when. */
export const takerSchema = z.strictObject({ officer: z.string(), since: instantSchema });

/** Who is barred from the case, and why. */
export const recusalSchema = z.strictObject({
  subject: z.string(),
  relation: z.enum(relations),
  at: instantSchema,
});

/** The fields of a case that belong to this episode, and their values in a new case. */
export const assignmentSlice = {
  shape: {
    assignment: assignmentSchema.optional(),
    taker: takerSchema.optional(),
    recusals: z.array(recusalSchema).optional(),
  },
  initial: {},
};

export interface AssignmentSlice {
  readonly assignment?: z.infer<typeof assignmentSchema> | undefined;
  readonly taker?: z.infer<typeof takerSchema> | undefined;
  readonly recusals?: readonly z.infer<typeof recusalSchema>[] | undefined;
}
