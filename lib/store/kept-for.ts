import { comparisonRecordsKeptDays } from '../domain/comparison.ts';

const secondsPerDay = 24 * 60 * 60;

/**
 * For how many days what expires by itself is kept. No source sets any of these numbers as the longest time; three years is
 * the least for what a law wants kept (DOMAIN G7, G13, G14): the rest is a proposal.
 */
export const keptDays = {
  /** How a request was answered that may come again. */
  requests: 7,
  /** What a comparison source says of a person, and which facts it was loaded with. */
  comparisonRecords: comparisonRecordsKeptDays,
  /** How often somebody had personal data revealed. Each reveal itself is an event of its case, and kept with it. */
  revealCounts: 3 * 366,
  /** Who compared what, when and with which counts. */
  matchingRuns: 3 * 366,
} as const;

/** Seconds since 1970, as DynamoDB wants it of the attribute by which it lets items expire. */
export const expiryAfter = (now: number, days: number): number =>
  Math.floor(now / 1000) + days * secondsPerDay;
