import type { HouseholdEndReason } from '../../domain/case/household/events.ts';
import type { SecondGround } from '../../domain/case/public-post/events.ts';
import type { ExcludedWork } from '../../domain/public-post.ts';
import type { Stated } from '../types.ts';
import type { Described } from './registration.ts';

/** How attendance in posts may be counted. */
export const attendanceCounts = ['month', 'none'] as const;

/** How a household without work is recognised, and how soon one of its members must have work (DOMAIN C7). */
export interface ZeroEmploymentRule {
  /** Which households qualify. */
  readonly recognition: Stated<Described>;
  readonly checkWorkingDays: number;
  readonly decideWorkingDays: number;
  /** One member must have work by the end of the quarter in which the household was recognised. */
  readonly helpWithin: 'quarter-of-recognition';
  readonly warnAfterWorkingDays: number;
  readonly warnAfterDays: number;
  readonly endReasons: readonly Stated<Described<HouseholdEndReason>>[];
}

/** Who may be placed in a public-welfare post, for how long and how often (DOMAIN C8). */
export interface PublicPostRule {
  readonly maximumMonths: number;
  readonly toRetirementWithinYears: number;
  readonly maximumPlacements: number;
  readonly secondFor: readonly Stated<Described<SecondGround>>[];
  readonly excludedWork: readonly Stated<Described<ExcludedWork>>[];
  /** How many months before the last day the person is told that the placement ends. */
  readonly noticeMonths: number;
  readonly decideWorkingDays: number;
  readonly recordEndWorkingDays: number;
  readonly offerRegistrationWorkingDays: number;
}

/** Posts are for people whom the market could not place. */
export interface LastResortRule {
  readonly marketFirst: true;
}

/** Whether a region counts the days of attendance in its posts, month by month. */
export interface PostAttendanceRule {
  readonly countedBy: (typeof attendanceCounts)[number];
}

/** How many posts a city planned to create, and by when. A target whose day has passed is kept as history. */
export interface PostTargetRule {
  readonly posts: number;
  readonly by: string;
  /** The share of persons in difficulty who find work must not be lower than that of all unemployed persons. */
  readonly parityAtLeast: 'reemployment-rate';
}

/** Households without work, and posts of last resort. */
export interface PostValues {
  readonly zeroEmploymentHousehold: ZeroEmploymentRule;
  readonly publicPost: PublicPostRule;
  readonly postsAsLastResort: LastResortRule;
  readonly postAttendance: PostAttendanceRule;
  readonly postTarget: PostTargetRule;
}
