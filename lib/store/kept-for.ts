import { comparisonRecordsKeptDays } from '../domain/comparison.ts';
import { accountabilityYears } from '../domain/kept-records.ts';

const secondsPerDay = 24 * 60 * 60;

/**
 * For how many days what expires by itself is kept. No source sets a longest time for any of it; where none sets a shortest
 * one either, the number is a proposal.
 */
export const keptDays = {
  /** How a request was answered that may come again. */
  requests: 7,
  /** What a comparison source says of a person, and which facts it was loaded with. */
  comparisonRecords: comparisonRecordsKeptDays,
  /** How often somebody had personal data revealed. Each reveal itself is an event of its case, and kept with it. */
  revealCounts: accountabilityYears * 366,
  /** An application that was begun and not submitted (proposal, I-57): PIPL art. 19 wants the shortest time that the purpose needs. */
  drafts: 30,
  /** What somebody has set for themself, and up to where they have read, since they last did (proposal, I-57). */
  accounts: 2 * 366,
  /** How often a status was asked for on a day (proposal, I-57). */
  lookups: 2,
  /** Who has a case open on their screen: it holds for minutes (proposal). */
  openings: 1,
  /** Who compared what, when and with which counts. */
  matchingRuns: accountabilityYears * 366,
  /** What was on public notice, from the end of its last day. */
  publicNotices: 1,
  /** How an execution stands, from its end: as long as Step Functions keeps its history. */
  executions: 90,
  /** Who had what redriven, and why. */
  redrives: accountabilityYears * 366,
  /** What the parts of a check have found. */
  checks: 7,
} as const;

/** Seconds since 1970, as DynamoDB wants it of the attribute by which it lets items expire. */
export const expiryAfter = (now: number, days: number): number =>
  Math.floor(now / 1000) + days * secondsPerDay;
