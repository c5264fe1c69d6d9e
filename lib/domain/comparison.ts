import * as z from 'zod';
import { localDateSchema } from './case/kernel/vocabulary.ts';

/** What a comparison source can know about a person (DOMAIN C1 verification, D3.3, D3.4). */
export const comparedFacts = [
  'pension',
  'insured-employment',
  'business-owner',
  'registered-elsewhere',
] as const;
export const comparedFactSchema = z.enum(comparedFacts);
export type ComparedFact = z.infer<typeof comparedFactSchema>;

/** One record of a source about a person, as of a day. It is evidence for a human and may be stale. */
export const comparisonRecordSchema = z.strictObject({
  source: z.string().regex(/^[a-z0-9-]{1,40}$/),
  fact: comparedFactSchema,
  asOf: localDateSchema,
  detail: z.string().max(200).optional(),
});
export type ComparisonRecord = z.infer<typeof comparisonRecordSchema>;

/** Where an officer's evidence comes from. A region fills one by loading files (see `lib/store/comparison.ts`). */
export interface ComparisonSource {
  /**
   * What the source holds about a person.
   * @param personId the keyed hash of the person's identity number.
   * @throws when the source cannot be asked; the officer then sees that.
   */
  recordsOf(personId: string): Promise<readonly ComparisonRecord[]>;
}
