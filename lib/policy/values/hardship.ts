import type { HardshipStep } from '../../domain/case/hardship/state.ts';
import type { Bilingual } from '../bilingual.ts';
import type { Stated } from '../types.ts';
import type { Described } from './registration.ts';

/** The criterion of a group as a number, with its words. */
export type HardshipCriterion = Bilingual &
  (
    | { readonly kind: 'age'; readonly women: number; readonly men: number }
    | { readonly kind: 'months-registered'; readonly months: number }
  );

/** A group whose members are recognised. Without a criterion no source gives a number, and a person judges. */
export type HardshipCategory = Described & { readonly criterion?: Stated<HardshipCriterion> };

/** The groups that a circular recognises as persons with employment difficulty. */
export interface DifficultyRecognition {
  readonly groups: readonly Stated<HardshipCategory>[];
}

/** A step of a recognition, as the region's source names it. */
export type HardshipChainStep = Described<HardshipStep> & {
  /** Working days for the step. Absent if the source gives none: then it must be done promptly (I-13). */
  readonly workingDays?: number;
};

/** The steps of a recognition, in order. The last is the decision. */
export interface HardshipChain {
  readonly steps: readonly Stated<HardshipChainStep>[];
  /** Minimum working days of a public notice; absent while no source of the region sets them. */
  readonly noticeWorkingDays?: number;
}

/** The reasons for which a recognition ends. */
export interface HardshipExits {
  readonly reasons: readonly Stated<Described>[];
}

/** Values for recognising employment difficulty. */
export interface HardshipValues {
  readonly difficultyRecognition: DifficultyRecognition;
  readonly hardshipChain: HardshipChain;
  readonly hardshipExits: HardshipExits;
}
