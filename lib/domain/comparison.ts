import * as z from 'zod';
import { localDateSchema } from './case/kernel/vocabulary.ts';

/** Facts that may contradict that somebody is out of work (DOMAIN C1 verification, D3.3, D3.4). */
export const contradictingFacts = [
  'pension',
  'insured-employment',
  'business-owner',
  'registered-elsewhere',
] as const;
export type ContradictingFact = (typeof contradictingFacts)[number];

/**
 * Facts that become signals for a registered person. Besides those that may contradict: they are insured and, by the insurer's
 * own records, perhaps entitled to a benefit that they do not draw (SX-8.2, QH-6.4, WH-6.2, CQ-8.2, YN-7.2).
 */
export const signalledFacts = [...contradictingFacts, 'benefit-unclaimed'] as const;
export type SignalledFact = (typeof signalledFacts)[number];

/** Facts that may show employment difficulty (DOMAIN C6; WH-3.1 与低保家庭、持证残疾人数据比对). */
export const hardshipFacts = [
  'minimum-living-guarantee',
  'living-guarantee-margin',
  'low-income-family',
  'out-of-poverty',
  'disability-certificate',
] as const;

/** A completed training: it leads to grants for it, and does not contradict the registration. */
export const grantFacts = ['completed-training'] as const;

/** The facts that a comparison source can know about a person. */
export const comparedFacts = [...signalledFacts, ...hardshipFacts, ...grantFacts] as const;
export const comparedFactSchema = z.enum(comparedFacts);
export type ComparedFact = z.infer<typeof comparedFactSchema>;

/** One record of a source about a person, as of a day. It is evidence for a human, and may be stale. */
export const comparisonRecordSchema = z.strictObject({
  source: z.string().regex(/^[a-z0-9-]{1,40}$/),
  fact: comparedFactSchema,
  asOf: localDateSchema,
  detail: z.string().max(200).optional(),
  /** For insured employment: the employer, and the first day. */
  employer: z
    .strictObject({ creditCode: z.string().regex(/^[0-9A-Z]{18}$/), name: z.string().trim().min(1).max(100) })
    .optional(),
  since: localDateSchema.optional(),
  /** For a completed training. */
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

/** A fact that a source covers: a file with such lines was loaded, the newest as of this day. */
export const loadedFactSchema = comparisonRecordSchema.pick({ source: true, fact: true, asOf: true });
export type LoadedFact = z.infer<typeof loadedFactSchema>;

/**
 * The number of days for which a record is kept after the source last showed it. After the same time, a source that was loaded
 * with a fact no longer counts as covering it: then a missing record says nothing about the person. Personal data are kept for
 * the shortest time needed (PIPL art. 19), and no source says how long that is here: a proposal (DOMAIN g).
 */
export const comparisonRecordsKeptDays = 180;

/** A pension, once drawn, is drawn for life, so its records do not age (DOMAIN D3.4). All other facts end. */
const lasting: readonly ComparedFact[] = ['pension'];

/**
 * Whether a record says anything about the time after a day. A record as of that day or earlier does not: insurance data lag by
 * a month or more, so nearly everybody who has lost their work is still in them (DOMAIN D3.3).
 * @param day such as the last day in work
 */
export const isAfter = ({ fact, asOf }: Pick<ComparisonRecord, 'fact' | 'asOf'>, day: string): boolean =>
  lasting.includes(fact) || asOf > day;

/**
 * Whether a record still holds. It no longer does if its source was later loaded in full without the person.
 * @param snapshots the days as of which sources were last loaded in full, by fact
 */
export const stillHolds = (record: ComparisonRecord, snapshots: readonly LoadedFact[]): boolean =>
  !snapshots.some(
    ({ source, fact, asOf }) => source === record.source && fact === record.fact && asOf > record.asOf,
  );

/** A source of evidence for officers. A region fills it by loading files (see `lib/store/comparison.ts`). */
export interface ComparisonSource {
  /**
   * Returns the source's records about a person.
   * @param personId the keyed hash of the person's identity number.
   * @param now in milliseconds since 1970
   * @throws when the source cannot be asked; the officer then sees that.
   */
  recordsOf(personId: string, now: number): Promise<readonly ComparisonRecord[]>;
  /**
   * Returns the facts that the loaded files cover. For any other fact, a missing record says nothing about a person.
   * @throws when the source cannot be asked
   */
  loadedFacts(now: number): Promise<readonly LoadedFact[]>;
}
