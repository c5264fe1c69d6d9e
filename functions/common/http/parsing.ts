import * as z from 'zod';

/**
 * Comes first in every bundle: schemas are told this as they are made.
 *
 * Zod writes a program for each object schema at its first use and has it compiled. That pays after some hundred values;
 * a Lambda environment parses fewer in its life, and waits for it at the beginning. Without it the first head of a case
 * takes a third of the processor time and a sixth of the memory.
 */
z.config({ jitless: true });
