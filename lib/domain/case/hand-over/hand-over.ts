import * as z from 'zod';
import { beijingDate, type LocalDate } from '../../calendar/local-date.ts';
import type { Person } from '../../person.ts';
import type { Context } from '../kernel/event.ts';
import { codeSchema, instantSchema, localDateSchema } from '../kernel/vocabulary.ts';

/*
 * Handing data over to a body outside the agency, and what comes back: as few data as that body needs, under a key that never
 * changes, with a receipt and an answer. Each episode determines what it hands over, to whom and on what grounds.
 */

/** How data are handed over: on the list of the exchange platform, or by letter. */
const handOverWays = ['exchange', 'letter'] as const;
export const handOverWaySchema = z.enum(handOverWays);
export type HandOverWay = z.infer<typeof handOverWaySchema>;

/** All items that can be handed over. The region's data select those of a hand-over from this list. */
export const handOverItems = [
  'name',
  'identity-number',
  'phone',
  'district',
  'referral-ground',
  'benefit-kinds',
  'loan-kind',
  'loan-group',
  'loan-amount',
  'loan-headcount',
  'counter-guarantee',
] as const;
export const handOverItemSchema = z.enum(handOverItems);
export type HandOverItem = z.infer<typeof handOverItemSchema>;

/** What a case keeps of a hand-over: when and by whom it was made, and exactly which items went to whom. */
export const handedOverSchema = z.strictObject({
  key: z.string(),
  to: codeSchema,
  way: handOverWaySchema,
  items: z.array(handOverItemSchema).min(1),
  at: instantSchema,
  by: z.string(),
});
export type HandedOver = z.infer<typeof handedOverSchema>;

/** The receipt: the Beijing day on which the other body received it, and that body's reference number. */
export const receiptSchema = z.strictObject({
  on: localDateSchema,
  reference: z
    .string()
    .regex(/^[0-9A-Za-z一-鿿〔〕()（）_/-]{1,60}$/)
    .optional(),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** The permanent key of a hand-over, used by both sides: `<case>-referral-1`. It contains no personal data. */
export const businessKey = (caseId: string, subject: string, number: number): string =>
  `${caseId}-${subject}-${number}`;

/** The data that the episode adds to those of the person. */
export type HandOverParts = Readonly<
  Partial<Record<Exclude<HandOverItem, 'name' | 'identity-number' | 'phone'>, string>>
>;

const ofPerson: readonly HandOverItem[] = ['name', 'identity-number', 'phone'];

/** The items of a list that exist: missing items are not handed over, nor recorded as if they were. */
export const itemsHandedOver = (items: readonly HandOverItem[], parts: HandOverParts): HandOverItem[] =>
  items.filter((item) => ofPerson.includes(item) || parts[item as keyof HandOverParts] !== undefined);

/** The data of a hand-over: the recorded items and nothing else (PIPL arts 6 and 34). */
export function handOverData(
  items: readonly HandOverItem[],
  { name, identityNumber, phone }: Pick<Person, 'name' | 'identityNumber' | 'phone'>,
  parts: HandOverParts,
): Readonly<Partial<Record<HandOverItem, string>>> {
  const all: Readonly<Partial<Record<HandOverItem, string>>> = {
    ...parts,
    name,
    'identity-number': identityNumber,
    phone,
  };
  return Object.fromEntries(items.flatMap((item) => (all[item] === undefined ? [] : [[item, all[item]]])));
}

export type HandOverRefusal =
  | { readonly reason: 'date-in-future' }
  | { readonly reason: 'before-hand-over'; readonly handedOverOn: string }
  | { readonly reason: 'nothing-handed-over' }
  | { readonly reason: 'processing-restricted' };

/** Why something cannot have come back on a Beijing day: the day is before the hand-over or the receipt, or in the future. */
export function answerDayRefusal(
  on: string,
  handedOver: Pick<HandedOver, 'at'> | undefined,
  { now }: Pick<Context, 'now'>,
  receipt?: Pick<Receipt, 'on'> | undefined,
): HandOverRefusal | undefined {
  if (!handedOver) return { reason: 'nothing-handed-over' };
  if (on > beijingDate(now)) return { reason: 'date-in-future' };
  const handedOverOn = receipt?.on ?? beijingDate(Date.parse(handedOver.at));
  return on < handedOverOn ? { reason: 'before-hand-over', handedOverOn } : undefined;
}

/** The parts of a case that show its last hand-over. The instants are not sealed. */
export interface HandedOverRecords {
  readonly referrals?: readonly { readonly handedOver?: Pick<HandedOver, 'at'> | undefined }[] | undefined;
  readonly loans?: readonly { readonly handedOver?: Pick<HandedOver, 'at'> | undefined }[] | undefined;
}

/**
 * The Beijing day of the last hand-over of a case, from which the retention period of its records counts; undefined if there
 * was none.
 */
export function lastHandedOverOn({ referrals = [], loans = [] }: HandedOverRecords): LocalDate | undefined {
  const last = [...referrals, ...loans]
    .flatMap(({ handedOver }) => handedOver?.at ?? [])
    .sort()
    .at(-1);
  return last === undefined ? undefined : beijingDate(Date.parse(last));
}
