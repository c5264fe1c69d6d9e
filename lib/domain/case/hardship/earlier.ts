import * as z from 'zod';
import type { KernelState } from '../kernel/state.ts';
import { codeSchema } from '../kernel/vocabulary.ts';
import { type HardshipSlice, linkedRecognitionSchema } from './state.ts';

/** A recognition of an earlier case, with what a later case needs to continue it. */
export const earlierRecognitionSchema = linkedRecognitionSchema.extend({ categories: z.array(codeSchema) });
export type EarlierRecognition = z.infer<typeof earlierRecognitionSchema>;

/** The reason of an exit after which a person may be re-included (YN-5.1.3): they were in work. */
const exitInWork = 'employed';

/**
 * The recognition of a case that a later case of the same person can continue: it is in force, or ended because they were in
 * work.
 */
export function recognitionToContinue({
  caseId,
  hardship,
}: Pick<KernelState, 'caseId'> & HardshipSlice): EarlierRecognition | undefined {
  const last = hardship?.recognitions.findLast(({ recognisedOn }) => recognisedOn !== undefined);
  if (last?.recognisedOn === undefined || (last.exit && last.exit.reason !== exitInWork)) return undefined;
  const { number, recognisedOn, categories } = last;
  return { caseId, number, recognisedOn, categories };
}
