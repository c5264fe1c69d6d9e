import { comparisonRecordsKeptDays } from '../domain/comparison.ts';
import { accountabilityYears } from '../domain/kept-records.ts';

const secondsPerDay = 24 * 60 * 60;

/**
 * For how many days expiring items are kept. No source sets a longest time for any of them; if none sets a shortest one either,
 * the number is a proposal.
 */
export const keptDays = {
  /** The answer to a request that may be repeated. */
  requests: 7,
  /** What a comparison source says of a person, and which facts it was loaded with. */
  comparisonRecords: comparisonRecordsKeptDays,
  /** How often somebody had personal data revealed. Each reveal itself is an event of its case, and kept with it. */
  revealCounts: accountabilityYears * 366,
  /**
   * An application that was begun and not submitted (proposal, I-57): PIPL art. 19 requires the shortest time that the purpose
   * needs.
   */
  drafts: 30,
  /** A user's own settings, and up to where they have read, counted from the last change (proposal, I-57). */
  accounts: 2 * 366,
  /** How often a status was asked for on a day (proposal, I-57). */
  lookups: 2,
  /** Who has a case open on their screen, which lasts for minutes (proposal). */
  openings: 1,
  /** Who compared what, when, and with which counts. */
  matchingRuns: accountabilityYears * 366,
  /** A public notice, counted from the end of its last day. */
  publicNotices: 1,
  /** The status of an execution, counted from its end: as long as Step Functions keeps its history. */
  executions: 90,
  /** Who had what redriven, and why. */
  redrives: accountabilityYears * 366,
  /** What the parts of a check have found. */
  checks: 7,
} as const;

/** Seconds since 1970, the form that DynamoDB expects in its expiry attribute. */
export const expiryAfter = (now: number, days: number): number =>
  Math.floor(now / 1000) + days * secondsPerDay;
