import type * as z from 'zod';

/** So many values are parsed before a program pays: with some fifty forms in a head it takes as long to make as it saves in these. */
const beforeProgram = 100;

/**
 * How values of one form are parsed. Zod writes a program for each object schema at its first use and has it compiled. A
 * process that reads a few cases is without it ready in a third of the time, with a sixth of the memory; one that goes
 * through many gets it.
 */
export function parsingOf(): () => z.core.ParseContext<z.core.$ZodIssue> {
  let parsed = 0;
  return () => ({ jitless: parsed++ < beforeProgram });
}
