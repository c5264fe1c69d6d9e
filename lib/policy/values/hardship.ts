import type { HardshipStep } from '../../domain/case/hardship/state.ts';
import type { Bilingual } from '../bilingual.ts';
import type { Stated } from '../types.ts';
import type { Described } from './registration.ts';

/** The criterion of a group as a number, in words and for the rule. */
export type HardshipCriterion = Bilingual &
  (
    | { readonly kind: 'age'; readonly women: number; readonly men: number }
    | { readonly kind: 'months-registered'; readonly months: number }
  );

/** A group whose members are recognised; without a criterion, no source gives a number, and a human judges. */
export type HardshipCategory = Described & { readonly criterion?: Stated<HardshipCriterion> };

/** Whom a circular has recognised as persons with employment difficulty. */
export interface DifficultyRecognition {
  readonly groups: readonly Stated<HardshipCategory>[];
}

/** A step of a recognition, as the region's source calls it. */
export type HardshipChainStep = Described<HardshipStep> & {
  /** Working days for it; absent where the source gives none: then it is done promptly (I-13). */
  readonly workingDays?: number;
};

/** By which steps a recognition comes about. The last is the decision. */
export interface HardshipChain {
  readonly steps: readonly Stated<HardshipChainStep>[];
  /** How many working days a public notice stays up at least; absent while no source of the region says so. */
  readonly noticeWorkingDays?: number;
}

/** The reasons for which somebody is recognised no longer. */
export interface HardshipExits {
  readonly reasons: readonly Stated<Described>[];
}

/** What the packs say of recognising employment difficulty. */
export interface HardshipValues {
  readonly difficultyRecognition: DifficultyRecognition;
  readonly hardshipChain: HardshipChain;
  readonly hardshipExits: HardshipExits;
}
