import type { ComparedFact } from '../../comparison.ts';
import type { TimeLimit } from '../kernel/deadline.ts';
import type { SharedRules } from '../kernel/rules.ts';
import type { CitationReference } from '../kernel/vocabulary.ts';
import type { PlanAdjustmentRules } from '../plan-adjustment/tasks.ts';
import type { HardshipStep } from './state.ts';

/** The criterion of a group, if a source gives it as a number. */
export type HardshipCriterion =
  | { readonly kind: 'age'; readonly women: number; readonly men: number }
  | { readonly kind: 'months-registered'; readonly months: number };

/** A group that a region recognises, and what makes a person a candidate for it. */
export interface HardshipCategory {
  readonly code: string;
  readonly basis: CitationReference;
  /** Absent if no source gives one: then a human judges. */
  readonly criterion?: HardshipCriterion | undefined;
  /** Tags of the ledger and facts of comparison sources that make a person a candidate. They decide nothing. */
  readonly tags: readonly string[];
  readonly compared: readonly ComparedFact[];
  /** Whether a disability grade, as stated by the person from their certificate, makes them a candidate. */
  readonly statedDisability: boolean;
}

/** The kinds of work, each with its time limit. */
export type HardshipWork =
  | 'candidate'
  | 'check'
  | 'publication'
  | 'notice-result'
  | 'review'
  | 'decision'
  | 'notice-objection'
  | 'plan'
  | 'objection';

/** The rules of a region for recognising employment difficulty (SX-6.1, QH-6.1, WH-3.1, CQ-6.1, YN-5.1.1). */
export interface HardshipRules extends SharedRules, PlanAdjustmentRules {
  readonly hardship: {
    readonly categories: readonly HardshipCategory[];
    /** The steps, in order; the last one is the decision. */
    readonly chain: readonly HardshipStep[];
    /** The minimum number of working days of a public notice; absent if no source sets it. */
    readonly noticeWorkingDays?: number | undefined;
    readonly within: Readonly<Record<HardshipWork, TimeLimit>>;
    readonly exitReasons: readonly string[];
  };
}
