import * as z from 'zod';

export const yearSchema = z.int().min(2000).max(2199);
/** A calendar year; the current one if absent. */
export const yearParameter = z
  .string()
  .regex(/^2[01]\d\d$/)
  .optional()
  .describe('A calendar year; the current one if absent.');
