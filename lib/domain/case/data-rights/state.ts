import * as z from 'zod';
import { instantSchema } from '../kernel/vocabulary.ts';
import { deletionGrounds, recordClassSchema } from './events.ts';

/** Since when nothing is done with the data of the person but what the law demands (PIPL arts 44 and 47). */
export const restrictionSchema = z.strictObject({ since: instantSchema });

const shape = {
  restriction: restrictionSchema.optional(),
  /** How often a deletion was requested, and what became of the last request. */
  deletion: z
    .strictObject({
      number: z.int().positive(),
      requestedAt: instantSchema,
      /** The member of staff who entered it, who does not decide it. */
      enteredBy: z.string().optional(),
      ground: z.enum(deletionGrounds).optional(),
    })
    .optional(),
  /** The records were destroyed: what is left is the history without words. */
  destroyed: z.strictObject({ at: instantSchema, recordClass: recordClassSchema }).optional(),
};

/** The fields of a case that belong to this episode, and their values in a new case. */
export const dataRightsSlice = { shape, initial: {} };

export interface DataRightsSlice extends z.infer<z.ZodObject<typeof shape>> {}
