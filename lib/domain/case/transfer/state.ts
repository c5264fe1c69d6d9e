import * as z from 'zod';
import { regionSchema } from '../kernel/vocabulary.ts';

const shape = {
  /** Where the registration came from, if it was taken over from another place. */
  transferredFrom: z.strictObject({ caseId: z.string(), district: z.string() }).optional(),
  transferredTo: z
    .strictObject({ caseId: z.string(), region: regionSchema, district: z.string() })
    .optional(),
};

/** The fields of a case that belong to this episode, and their values in a new case. */
export const transferSlice = { shape, initial: {} };

export interface TransferSlice extends z.infer<z.ZodObject<typeof shape>> {}
