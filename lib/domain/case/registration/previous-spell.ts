import * as z from 'zod';
import { addMonths, parseLocalDate } from '../../calendar/local-date.ts';
import { inWorkReasons } from '../after-placement/schedule.ts';
import type { ClosureSlice } from '../closure/state.ts';
import { earlierRecognitionSchema, recognitionToContinue } from '../hardship/earlier.ts';
import type { HardshipSlice } from '../hardship/state.ts';
import type { KernelState } from '../kernel/state.ts';
import { type CitationReference, localDateSchema, type Region } from '../kernel/vocabulary.ts';

/** The rules of a region for coming back after a time in work. */
export interface ReEntryRules {
  /** In work for less than this number of months and out of work again: back under assistance. */
  readonly reEntry?:
    | { readonly employedLessThanMonths: number; readonly basis: CitationReference }
    | undefined;
}

/** The spell before this one: the same person's registration that ended. */
export const previousSpellSchema = z.strictObject({
  caseId: z.string(),
  closedOn: localDateSchema,
  reason: z.string(),
  employmentDifficulty: z.boolean(),
  /** The recognition of employment difficulty that held then, or that ended because they were in work. */
  recognition: earlierRecognitionSchema.optional(),
  /** Since when the person was in work, by the evidence of the closure; absent for reasons that are no work. */
  inWorkSince: localDateSchema.optional(),
  /** Back under assistance after less than the time in work that the circular sets (YN-5.1.3). */
  reIncludes: z.boolean(),
});
/** What of it is sealed where it is stored as `previousSpell`, and as `spellToProve`. */
export const sensitiveInPreviousSpell: readonly string[] = ['previousSpell', 'spellToProve'].flatMap(
  (spell) => [
    `${spell}.reason`,
    `${spell}.employmentDifficulty`,
    `${spell}.recognition.categories`,
    `${spell}.inWorkSince`,
    `${spell}.reIncludes`,
  ],
);
export type PreviousSpell = z.infer<typeof previousSpellSchema>;

/** Of the cases of a person, the registration that ended last, if one has. */
export const lastClosed = <State extends KernelState>(cases: readonly State[]): State | undefined =>
  cases
    .filter(({ phase }) => phase === 'closed')
    .toSorted((a, b) => ((a.endedAt ?? '') < (b.endedAt ?? '') ? -1 : 1))
    .at(-1);

/**
 * A spell as it is linked from the next one, if it has ended. Somebody is taken back under the assistance of the region that had
 * recognised them, and of no other: whom it is for, each province sets for itself (I-62).
 * @param unemployedOn the Beijing day since which the person is without work again, as they state it
 * @param region where they apply now
 */
export function asPreviousSpell(
  state: KernelState & ClosureSlice & HardshipSlice,
  unemployedOn: string,
  region: Region,
  rules: ReEntryRules,
): PreviousSpell | undefined {
  const { closure } = state;
  if (state.phase !== 'closed' || closure?.closedOn === undefined) return undefined;
  const inWorkSince = inWorkSinceOf(closure);
  const isHere = state.region === region;
  const recognition = recognitionToContinue(state);
  const spell = {
    caseId: state.caseId,
    closedOn: closure.closedOn,
    reason: closure.reason,
    employmentDifficulty: recognition !== undefined || (closure.employmentDifficulty ?? false),
    ...(isHere && recognition && { recognition }),
    ...(inWorkSince !== undefined && { inWorkSince }),
  };
  return { ...spell, reIncludes: isHere && isReIncluded(spell, unemployedOn, rules) };
}

/** The first day in work that the evidence of a closure knows of. */
function inWorkSinceOf({ reason, evidence }: NonNullable<ClosureSlice['closure']>): string | undefined {
  if (!inWorkReasons.includes(reason)) return undefined;
  return evidence.map(({ since, on }) => since ?? on).toSorted()[0];
}

/**
 * Whether a person is taken back under assistance: had employment difficulty, was in work for fewer months
 * than the circular sets, and is out of work again (YN-5.1.3). It counts from the day in work that the evidence
 * names, not from the day on which somebody closed the registration. The corresponding day is no longer "less than".
 */
function isReIncluded(
  previous: Omit<PreviousSpell, 'reIncludes'>,
  unemployedOn: string,
  rules: ReEntryRules,
): boolean {
  if (!rules.reEntry) return false;
  if (!previous.employmentDifficulty || !inWorkReasons.includes(previous.reason)) return false;
  const inWorkSince = parseLocalDate(previous.inWorkSince ?? previous.closedOn);
  return unemployedOn < addMonths(inWorkSince, rules.reEntry.employedLessThanMonths);
}
