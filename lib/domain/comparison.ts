import * as z from 'zod';
import { localDateSchema } from './case/kernel/vocabulary.ts';

/** What may contradict that somebody is out of work (DOMAIN C1 verification, D3.3, D3.4). */
export const contradictingFacts = [
  'pension',
  'insured-employment',
  'business-owner',
  'registered-elsewhere',
] as const;
export type ContradictingFact = (typeof contradictingFacts)[number];

/**
 * What is put to whoever is registered, as a signal. Besides what may contradict: insured, and by the insurer's own records
 * perhaps entitled to a benefit that is not drawn (SX-8.2, QH-6.4, WH-6.2, CQ-8.2, YN-7.2).
 */
export const signalledFacts = [...contradictingFacts, 'benefit-unclaimed'] as const;
export type SignalledFact = (typeof signalledFacts)[number];

/** What may show that somebody is in employment difficulty (DOMAIN C6; WH-3.1 与低保家庭、持证残疾人数据比对). */
export const hardshipFacts = [
  'minimum-living-guarantee',
  'living-guarantee-margin',
  'low-income-family',
  'out-of-poverty',
  'disability-certificate',
] as const;

/** A training is completed: it finds what is granted for it, and says nothing against the registration. */
export const grantFacts = ['completed-training'] as const;

/** What a comparison source can know about a person. */
export const comparedFacts = [...signalledFacts, ...hardshipFacts, ...grantFacts] as const;
export const comparedFactSchema = z.enum(comparedFacts);
export type ComparedFact = z.infer<typeof comparedFactSchema>;

/** One record of a source about a person, as of a day. It is evidence for a human and may be stale. */
export const comparisonRecordSchema = z.strictObject({
  source: z.string().regex(/^[a-z0-9-]{1,40}$/),
  fact: comparedFactSchema,
  asOf: localDateSchema,
  detail: z.string().max(200).optional(),
  /** Of insured employment: by whom, and since when. */
  employer: z
    .strictObject({ creditCode: z.string().regex(/^[0-9A-Z]{18}$/), name: z.string().trim().min(1).max(100) })
    .optional(),
  since: localDateSchema.optional(),
  /** Of a completed training. */
  training: z
    .strictObject({
      course: z.string().trim().min(1).max(100),
      occupation: z.string().trim().min(1).max(100),
      institution: z.string().trim().min(1).max(100),
      completedOn: localDateSchema,
    })
    .optional(),
});
export type ComparisonRecord = z.infer<typeof comparisonRecordSchema>;

/** A fact that a source has been asked for: a file with such lines was loaded, the newest as of this day. */
export const loadedFactSchema = comparisonRecordSchema.pick({ source: true, fact: true, asOf: true });
export type LoadedFact = z.infer<typeof loadedFactSchema>;

/**
 * How many days after a source last said it a record is kept, and after which a source that was loaded with a fact counts
 * as not loaded with it: that it says nothing of a person then says nothing about them. Personal data are kept for the
 * shortest time that is needed (PIPL art. 19), and no source says how long that is here: a proposal (DOMAIN g).
 */
export const comparisonRecordsKeptDays = 180;

/** A pension, once drawn, is drawn for life: word of it does not grow old (DOMAIN D3.4). All other facts end. */
const lasting: readonly ComparedFact[] = ['pension'];

/**
 * Whether a record says something of the time after a day. One that is as of that day or of an earlier one does not:
 * insurance data lag by a month or more, so that nearly everybody who has lost their work is still in them (DOMAIN D3.3).
 * @param day such as the last day in work
 */
export const isAfter = ({ fact, asOf }: Pick<ComparisonRecord, 'fact' | 'asOf'>, day: string): boolean =>
  lasting.includes(fact) || asOf > day;

/**
 * Whether a record still holds. A source that was loaded whole, as of a later day, and named the person no more has let
 * it go.
 * @param snapshots the days as of which sources were last loaded whole, by fact
 */
export const stillHolds = (record: ComparisonRecord, snapshots: readonly LoadedFact[]): boolean =>
  !snapshots.some(
    ({ source, fact, asOf }) => source === record.source && fact === record.fact && asOf > record.asOf,
  );

/** Where an officer's evidence comes from. A region fills one by loading files (see `lib/store/comparison.ts`). */
export interface ComparisonSource {
  /**
   * What the source holds about a person.
   * @param personId the keyed hash of the person's identity number.
   * @param now in milliseconds since 1970
   * @throws when the source cannot be asked; the officer then sees that.
   */
  recordsOf(personId: string, now: number): Promise<readonly ComparisonRecord[]>;
  /**
   * What it has been loaded with: that it says nothing of a fact that is not among these says nothing about a person.
   * @throws when the source cannot be asked
   */
  loadedFacts(now: number): Promise<readonly LoadedFact[]>;
}
