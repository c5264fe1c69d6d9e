import * as z from 'zod';
import type { DueDateCalendar } from '../calendar/due-date.ts';
import { instantSchema } from '../case/kernel/vocabulary.ts';

/**
 * What has become of a claim on the list of a run. `waiting`: it is on the list and nothing more; `sent`: its own event says
 * that it is in this run; `refused`: it could not enter, and why; `paid` and `bounced`: what finance has answered; `returned`: it
 * was answered as paid, and the money came back later.
 */
export const itemResults = ['waiting', 'sent', 'refused', 'paid', 'bounced', 'returned'] as const;
export type ItemResult = (typeof itemResults)[number];

/** A claim on the frozen list of a run. What it is for, how much it is and where it goes stays sealed in its case. */
export const runItemSchema = z.strictObject({
  caseId: z.string(),
  /** The number of the claim in its case. */
  number: z.int().positive(),
  district: z.string(),
  result: z.enum(itemResults),
  /** How often the claim had been sent with this run: with case and number the key of the payment. Absent until it is. */
  attempt: z.int().positive().optional(),
  /** The code of a problem, or of the reason why it came back. */
  because: z.string().optional(),
  sentAt: instantSchema.optional(),
  answeredAt: instantSchema.optional(),
  /** When it was recorded that what had been paid came back. */
  returnedAt: instantSchema.optional(),
});
export type RunItem = z.infer<typeof runItemSchema>;

/** Counts and sums (in fen) of a run: what was listed, and what became of it. */
export interface RunSums {
  readonly listed: number;
  readonly listedFen: number;
  readonly sent: number;
  readonly sentFen: number;
  readonly refused: number;
  readonly refusedFen: number;
  readonly paid: number;
  readonly paidFen: number;
  readonly bounced: number;
  readonly bouncedFen: number;
  readonly returned: number;
  readonly returnedFen: number;
}

/** The sums of a new run. */
export const noSums: RunSums = {
  listed: 0,
  listedFen: 0,
  sent: 0,
  sentFen: 0,
  refused: 0,
  refusedFen: 0,
  paid: 0,
  paidFen: 0,
  bounced: 0,
  bouncedFen: 0,
  returned: 0,
  returnedFen: 0,
};

/** How many are still to enter the run, and how many were sent and not answered. */
export const waitingIn = ({ listed, sent, refused }: RunSums): number => listed - sent - refused;
export const unansweredIn = ({ sent, paid, bounced, returned }: RunSums): number =>
  sent - paid - bounced - returned;

/** `frozen`: something is still to enter it; `sent`: something waits for its answer; `settled`: every item has come to its end. */
export const runStatuses = ['frozen', 'sent', 'settled'] as const;
export type RunStatus = (typeof runStatuses)[number];
export const statusOfRun = (sums: RunSums): RunStatus => {
  if (waitingIn(sums) > 0) return 'frozen';
  return unansweredIn(sums) > 0 ? 'sent' : 'settled';
};

/** What an item adds to the sums of its run by what has become of it: whatever was paid or came back was sent before. */
export function sumsOf(items: readonly (Pick<RunItem, 'result'> & { readonly fen: number })[]): RunSums {
  const of = (...results: readonly ItemResult[]) => items.filter(({ result }) => results.includes(result));
  const fen = (found: readonly { readonly fen: number }[]): number =>
    found.reduce((sum, each) => sum + each.fen, 0);
  const sent = of('sent', 'paid', 'bounced', 'returned');
  const [refused, paid, bounced, returned] = [of('refused'), of('paid'), of('bounced'), of('returned')];
  return {
    listed: items.length,
    listedFen: fen(items),
    sent: sent.length,
    sentFen: fen(sent),
    refused: refused.length,
    refusedFen: fen(refused),
    paid: paid.length,
    paidFen: fen(paid),
    bounced: bounced.length,
    bouncedFen: fen(bounced),
    returned: returned.length,
    returnedFen: fen(returned),
  };
}

/** The sums that differ between what a run has counted and what its items say: none, as long as nothing is wrong. */
export const sumsAtOdds = (counted: RunSums, found: RunSums): readonly (keyof RunSums)[] =>
  (Object.keys(noSums) as (keyof RunSums)[]).filter((name) => counted[name] !== found[name]);

/** Whether an item was sent and has been without an answer for longer than so many working days. */
export const isLongUnanswered = (
  { result, sentAt }: RunItem,
  workingDays: number,
  calendar: DueDateCalendar,
  now: number,
): boolean =>
  result === 'sent' &&
  sentAt !== undefined &&
  calendar.due(Date.parse(sentAt), { workingDays }, 'end-of-day').dueAt < now;
