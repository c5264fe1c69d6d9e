import * as z from 'zod';
import { addMonths, parseLocalDate } from '../../calendar/local-date.ts';
import { inWorkReasons } from '../after-placement/schedule.ts';
import type { ClosureSlice } from '../closure/state.ts';
import { earlierRecognitionSchema, recognitionToContinue } from '../hardship/earlier.ts';
import type { HardshipSlice } from '../hardship/state.ts';
import type { KernelState } from '../kernel/state.ts';
import { type CitationReference, localDateSchema, type Region } from '../kernel/vocabulary.ts';

/** The rules of a region for returning after a time in work. */
export interface ReEntryRules {
  /** In work for less than this number of months and out of work again: the person is re-included. */
  readonly reEntry?:
    | { readonly employedLessThanMonths: number; readonly basis: CitationReference }
    | undefined;
}

/** The previous spell: the same person's registration that ended before this one. */
export const previousSpellSchema = z.strictObject({
  caseId: z.string(),
  closedOn: localDateSchema,
  reason: z.string(),
  employmentDifficulty: z.boolean(),
  /** The recognition of employment difficulty that was in force then, or that had ended because the person was in work. */
  recognition: earlierRecognitionSchema.optional(),
  /** Since when the person was in work, by the evidence of the closure; absent if the reason of the closure is not work. */
  inWorkSince: localDateSchema.optional(),
  /** Re-inclusion after less time in work than the circular sets (YN-5.1.3). */
  reIncludes: z.boolean(),
});
/** The places of it that are sealed, both as `previousSpell` and as `spellToProve`. */
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

/** The registration that ended last among the cases of a person, if any has. */
export const lastClosed = <State extends KernelState>(cases: readonly State[]): State | undefined =>
  cases
    .filter(({ phase }) => phase === 'closed')
    .toSorted((a, b) => ((a.endedAt ?? '') < (b.endedAt ?? '') ? -1 : 1))
    .at(-1);

/**
 * A registration that has ended, in the form in which the next one links to it. A person is only re-included in the region that
 * had recognised them: each province defines its own groups (I-62).
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

/** The first day in work that the evidence of a closure shows. */
function inWorkSinceOf({ reason, evidence }: NonNullable<ClosureSlice['closure']>): string | undefined {
  if (!inWorkReasons.includes(reason)) return undefined;
  return evidence.map(({ since, on }) => since ?? on).toSorted()[0];
}

/**
 * Whether a person is re-included: they had employment difficulty, were in work for fewer months than the circular sets, and
 * are out of work again (YN-5.1.3). The time counts from the day in work that the evidence names, not from the day on which the
 * registration was closed. The corresponding day is no longer "less than".
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
