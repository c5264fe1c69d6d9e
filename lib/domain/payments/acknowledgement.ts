import * as z from 'zod';
import { plausibleDateSchema } from '../calendar/plausible-date.ts';
import { bounceReasons } from '../case/claim/events.ts';
import type { BankAnswer } from '../case/claim/state.ts';
import type { RunItem } from './run.ts';

const key = z
  .string()
  .max(80)
  .regex(/^PAY-[0-9A-HJKMNP-TV-Z]{26}-[1-9]\d{0,5}-[1-9]\d{0,3}$/);
const amountFen = z.int().positive().max(100_000_000_00);

/** One line of finance's answer to a payment file. */
export const acknowledgementLineSchema = z.discriminatedUnion('result', [
  z.strictObject({
    key,
    amountFen,
    result: z.literal('paid'),
    paidOn: plausibleDateSchema,
    /** The reference by which the bank identifies the payment. */
    reference: z.string().trim().min(1).max(100),
  }),
  z.strictObject({ key, amountFen, result: z.literal('bounced'), reason: z.enum(bounceReasons) }),
  /** It had been paid, and the money is back (退汇): with the day, and the bank's reference. */
  z.strictObject({
    key,
    amountFen,
    result: z.literal('returned'),
    returnedOn: plausibleDateSchema,
    reference: z.string().trim().min(1).max(100),
    reason: z.enum(bounceReasons),
  }),
]);
export type AcknowledgementLine = z.infer<typeof acknowledgementLineSchema>;

/** The claim and the number of the attempt that a payment key identifies. */
export function paymentOfKey(text: string): {
  readonly caseId: string;
  readonly number: number;
  readonly attempt: number;
} {
  const [, caseId = '', number, attempt] = /^PAY-([0-9A-Z]{26})-(\d+)-(\d+)$/.exec(text) ?? [];
  return { caseId, number: Number(number), attempt: Number(attempt) };
}

/** Why a line has no effect, or has had it before. */
export type LineFault =
  /** The same answer was given before: nothing is done again. */
  | 'acknowledged-before'
  /** A different answer was given before, or another day or reference: somebody has to ask the bank which one is right. */
  | 'acknowledged-otherwise'
  /** The run has no such payment. */
  | 'payment-not-in-run'
  /** The claim is on the list but was never sent: it waits, or could not enter. */
  | 'payment-not-sent';

/**
 * Why an answer line has no effect on the run item that its key names; undefined if it takes effect. An answer is the same as one
 * given before only if it says the same of everything that is known of that: of a payment and of its return the day and the
 * reference, of one that came back the reason. The amount is checked against the claim, which alone knows it.
 * @param said what is recorded of the payment and of its return; nothing for older records
 */
export function faultOfLine(
  item: RunItem | undefined,
  line: AcknowledgementLine,
  said: { readonly paid?: BankAnswer | undefined; readonly returned?: BankAnswer | undefined } = {},
): LineFault | undefined {
  if (!item) return 'payment-not-in-run';
  if (item.attempt === undefined) return 'payment-not-sent';
  if (paymentOfKey(line.key).attempt !== item.attempt) return 'payment-not-in-run';
  const { result } = line;
  if (item.result === 'sent' || (item.result === 'paid' && result === 'returned')) return undefined;
  const isSame =
    answeredSo(item.result).includes(result) &&
    (result === 'paid' || line.reason === (item.because ?? line.reason)) &&
    (result === 'bounced' || isAsSaid(result === 'paid' ? said.paid : said.returned, line));
  return isSame ? 'acknowledged-before' : 'acknowledged-otherwise';
}

const isAsSaid = (
  said: BankAnswer | undefined,
  line: Exclude<AcknowledgementLine, { result: 'bounced' }>,
): boolean =>
  said === undefined ||
  (said.on === (line.result === 'paid' ? line.paidOn : line.returnedOn) && said.reference === line.reference);

/**
 * The answers that an item in this state has received. A returned payment had first been reported as paid, and that file may be
 * submitted again.
 */
const answeredSo = (stands: RunItem['result']): readonly AcknowledgementLine['result'][] => {
  switch (stands) {
    case 'returned':
      return ['paid', 'returned'];
    // It came back before anybody reported it as paid: a bank may call that a return, too.
    case 'bounced':
      return ['bounced', 'returned'];
    case 'paid':
      return ['paid'];
    case 'sent':
    case 'waiting':
    case 'refused':
      return [];
  }
};
