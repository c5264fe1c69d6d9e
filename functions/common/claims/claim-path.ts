import * as z from 'zod';
import { caseIdSchema } from '../http/schemas.ts';

/** A claim of a case, by its number. */
export const claimPathSchema = z.strictObject({
  caseId: caseIdSchema,
  claim: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .describe('The number of the claim in its case.'),
});
