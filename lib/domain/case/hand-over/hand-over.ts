import * as z from 'zod';
import { beijingDate, type LocalDate } from '../../calendar/local-date.ts';
import type { Person } from '../../person.ts';
import type { Context } from '../kernel/event.ts';
import { codeSchema, instantSchema, localDateSchema } from '../kernel/vocabulary.ts';

/*
 * What is handed over to a body outside the agency, and what comes back: as little as that body needs, under a key that
 * never changes, with a receipt and an answer. What an episode hands over, to whom and on what grounds is its own.
 */

/** How it goes: on the list of the exchange platform, or by letter. */
const handOverWays = ['exchange', 'letter'] as const;
export const handOverWaySchema = z.enum(handOverWays);
export type HandOverWay = z.infer<typeof handOverWaySchema>;

/** Everything that can be handed over. What is in a hand-over is data of the region, and never more than these. */
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

/** What a case keeps of a hand-over: that it was made, when and by whom, and exactly which items went to whom. */
export const handedOverSchema = z.strictObject({
  key: z.string(),
  to: codeSchema,
  way: handOverWaySchema,
  items: z.array(handOverItemSchema).min(1),
  at: instantSchema,
  by: z.string(),
});
export type HandedOver = z.infer<typeof handedOverSchema>;

/** What came back first: on which Beijing day the other body has received it, and its own number for it. */
export const receiptSchema = z.strictObject({
  on: localDateSchema,
  reference: z
    .string()
    .regex(/^[0-9A-Za-z一-鿿〔〕()（）_/-]{1,60}$/)
    .optional(),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** The key by which both sides name a hand-over for good: `<case>-referral-1`. Nothing personal is in it. */
export const businessKey = (caseId: string, subject: string, number: number): string =>
  `${caseId}-${subject}-${number}`;

/** What the episode adds to what is known of the person. */
export type HandOverParts = Readonly<
  Partial<Record<Exclude<HandOverItem, 'name' | 'identity-number' | 'phone'>, string>>
>;

const ofPerson: readonly HandOverItem[] = ['name', 'identity-number', 'phone'];

/** The items of a list that there are: what nobody has stated is not handed over, and not recorded as if it were. */
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

/**
 * Why something cannot have come back on a Beijing day: it lies before the hand-over, or before the day on which the other body
 * has received it, or has not come yet.
 */
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

/** What of a case tells when something was last handed over. Of each slice the instant stays open. */
export interface HandedOverRecords {
  readonly referrals?: readonly { readonly handedOver?: Pick<HandedOver, 'at'> | undefined }[] | undefined;
  readonly loans?: readonly { readonly handedOver?: Pick<HandedOver, 'at'> | undefined }[] | undefined;
}

/** The Beijing day of the last hand-over of a case, from which its records are kept; undefined where there was none. */
export function lastHandedOverOn({ referrals = [], loans = [] }: HandedOverRecords): LocalDate | undefined {
  const last = [...referrals, ...loans]
    .flatMap(({ handedOver }) => handedOver?.at ?? [])
    .sort()
    .at(-1);
  return last === undefined ? undefined : beijingDate(Date.parse(last));
}
