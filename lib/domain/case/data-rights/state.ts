import * as z from 'zod';
import { instantSchema } from '../kernel/vocabulary.ts';
import { deletionGrounds, recordClassSchema } from './events.ts';

/** Since when the person's data are only processed as the law requires (PIPL arts 44 and 47). */
export const restrictionSchema = z.strictObject({ since: instantSchema });

const shape = {
  restriction: restrictionSchema.optional(),
  /** The number of requests for deletion, and the outcome of the last one. */
  deletion: z
    .strictObject({
      number: z.int().positive(),
      requestedAt: instantSchema,
      /** The member of staff who entered it, and who does not decide it. */
      enteredBy: z.string().optional(),
      ground: z.enum(deletionGrounds).optional(),
    })
    .optional(),
  /** The records were destroyed: only the history without free text is left. */
  destroyed: z.strictObject({ at: instantSchema, recordClass: recordClassSchema }).optional(),
};

/** The fields of a case that belong to this episode, and their values in a new case. */
export const dataRightsSlice = { shape, initial: {} };

export interface DataRightsSlice extends z.infer<z.ZodObject<typeof shape>> {}
