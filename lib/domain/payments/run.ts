import * as z from 'zod';
import type { DueDateCalendar } from '../calendar/due-date.ts';
import { instantSchema } from '../case/kernel/vocabulary.ts';

/**
 * The state of a claim on the list of a run. `waiting`: it is only on the list; `sent`: its own event says that it is in this
 * run; `refused`: it could not enter, with the reason; `paid` and `bounced`: the answers of finance; `returned`: it was
 * reported as paid, and the money came back later.
 */
export const itemResults = ['waiting', 'sent', 'refused', 'paid', 'bounced', 'returned'] as const;
export type ItemResult = (typeof itemResults)[number];

/** A claim on the frozen list of a run. Its purpose, amount and account stay sealed in its case. */
export const runItemSchema = z.strictObject({
  caseId: z.string(),
  /** The number of the claim in its case. */
  number: z.int().positive(),
  district: z.string(),
  result: z.enum(itemResults),
  /**
   * The number of times that the claim had been sent, including this run: with case and number, the key of the payment. Absent
   * until it is sent.
   */
  attempt: z.int().positive().optional(),
  /** The code of a problem, or of the reason why it came back. */
  because: z.string().optional(),
  sentAt: instantSchema.optional(),
  answeredAt: instantSchema.optional(),
  /** When the return of the payment was recorded. */
  returnedAt: instantSchema.optional(),
});
export type RunItem = z.infer<typeof runItemSchema>;

/** Counts and sums (in fen) of a run: of its list, and of each outcome. */
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

/** The number of claims that have not entered the run yet, and of those sent but not answered. */
export const waitingIn = ({ listed, sent, refused }: RunSums): number => listed - sent - refused;
export const unansweredIn = ({ sent, paid, bounced, returned }: RunSums): number =>
  sent - paid - bounced - returned;

/** `frozen`: claims have yet to enter it; `sent`: payments await an answer; `settled`: every item is final. */
export const runStatuses = ['frozen', 'sent', 'settled'] as const;
export type RunStatus = (typeof runStatuses)[number];
export const statusOfRun = (sums: RunSums): RunStatus => {
  if (waitingIn(sums) > 0) return 'frozen';
  return unansweredIn(sums) > 0 ? 'sent' : 'settled';
};

/** The sums of a run by the states of its items: whatever was paid or came back had been sent before. */
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

/** The sums in which a run's own counts differ from its items: none, unless something is wrong. */
export const sumsAtOdds = (counted: RunSums, found: RunSums): readonly (keyof RunSums)[] =>
  (Object.keys(noSums) as (keyof RunSums)[]).filter((name) => counted[name] !== found[name]);

/** Whether an item was sent and has had no answer for more than a number of working days. */
export const isLongUnanswered = (
  { result, sentAt }: RunItem,
  workingDays: number,
  calendar: DueDateCalendar,
  now: number,
): boolean =>
  result === 'sent' &&
  sentAt !== undefined &&
  calendar.due(Date.parse(sentAt), { workingDays }, 'end-of-day').dueAt < now;
