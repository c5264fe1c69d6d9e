import * as z from 'zod';
import { caseIdSchema } from '../http/schemas.ts';

/** A grant that was found for a case, by its number. */
export const grantPathSchema = z.strictObject({
  caseId: caseIdSchema,
  grant: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .describe('The number of the grant in its case.'),
});
