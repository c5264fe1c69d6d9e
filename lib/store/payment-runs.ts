import * as z from 'zod';
import { districtCodeSchema, instantSchema } from '../domain/case/kernel/vocabulary.ts';
import { noSums, type RunItem, type RunSums, runItemSchema } from '../domain/payments/run.ts';
import { keys, lists } from './keys.ts';
import { type Page, type PageRequest, pageOf, readDistricts } from './paging.ts';
import type { FailedCondition, Item, Table, Write } from './table.ts';
import { parseTolerantly } from './versions/tolerant.ts';

/*
 * Payment runs. The list of a run is frozen when it is made. A claim enters it by its own event, and is answered by its own
 * event; with that event, in one transaction, its item changes and the sums of the run: so that the three cannot differ.
 */

const payableSchema = z.object({
  caseId: z.string(),
  number: z.int().positive(),
  district: districtCodeSchema,
  queuedAt: instantSchema,
  attempt: z.int().nonnegative(),
});
/** An approved claim that is in no run and was not paid. Purpose and amount are sealed in its case. */
export type Payable = z.infer<typeof payableSchema>;

/** The position of an entry in the list of payable claims. */
export const placeOfPayable = ({ queuedAt, caseId, number }: Payable): string =>
  lists.payable.sort(queuedAt, caseId, number);

/** Returns a page of the payable claims of some districts, oldest first. */
export async function payableIn(
  table: Table,
  districts: readonly string[],
  { limit, after }: PageRequest,
): Promise<Page<Payable>> {
  const found = await readDistricts(
    districts,
    (district) => table.byIndex(lists.payable.partition(district), { limit: limit + 1, after }),
    ({ place }) => place,
  );
  return pageOf(
    found.map(({ item }) => parseTolerantly(payableSchema, item)),
    limit,
    placeOfPayable,
  );
}

const runHeadSchema = z.strictObject({
  runId: z.string(),
  /** The division whose claims it pays, or a prefix of division codes. */
  jurisdiction: z.string().regex(/^\d{2,6}$/),
  purpose: z.string(),
  /** The filters by which its list was chosen, if any. */
  scheme: z.string().optional(),
  fund: z.string().optional(),
  by: z.string(),
  at: instantSchema,
});
export type RunHead = z.infer<typeof runHeadSchema>;
/** A run with its running sums. */
export interface Run extends RunHead {
  readonly sums: RunSums;
}

/** Makes the id of a run. It begins with the code of the province, by which it is found. */
export const runIdOf = (jurisdiction: string, ulid: string): string => `${jurisdiction.slice(0, 2)}-${ulid}`;
const provinceOf = (runId: string): string => runId.slice(0, 2);

const sumNames = Object.keys(noSums) as (keyof RunSums)[];

function runOf(item: Item): Run {
  const sums = Object.fromEntries(sumNames.map((name) => [name, Number(item[name] ?? 0)]));
  return { ...parseTolerantly(runHeadSchema, item.head), sums: { ...noSums, ...sums } };
}

/** How many items are written in one transaction. */
const itemsAtOnce = 100;

/**
 * Freezes the list of a run. The run does not exist until its head is written: items left by an attempt that died belong to
 * none.
 * @param listedFen the sum of the list
 * @param alongside further writes that must succeed together with the run
 * @returns the conditions that failed: then there is no run
 */
export async function freezeRun(
  table: Table,
  head: RunHead,
  items: readonly Pick<RunItem, 'caseId' | 'number' | 'district'>[],
  listedFen: number,
  alongside: readonly Write[],
): Promise<readonly FailedCondition[]> {
  for (let from = 0; from < items.length; from += itemsAtOnce)
    await table.transact(
      items
        .slice(from, from + itemsAtOnce)
        .map((each) => table.putItem(itemOf(head.runId, { ...each, result: 'waiting' }))),
    );
  const sums = { listed: items.length, listedFen };
  return table.transact([
    table.putItem(
      {
        PK: keys.paymentRuns(provinceOf(head.runId)),
        SK: keys.paymentRun(head.runId),
        head,
        ...sums,
      },
      { expression: 'attribute_not_exists(PK)' },
    ),
    ...alongside,
  ]);
}

const itemOf = (runId: string, item: RunItem): Item => ({
  PK: keys.runParts(runId),
  SK: keys.runItem(item.caseId, item.number),
  stands: item.result,
  item,
});

/** How an item changes the sums of its run. Money that came back after it was paid no longer counts as paid. */
function addedBy(before: RunItem, { result }: RunItem, fen: number): readonly [keyof RunSums, number][] {
  if (result === 'waiting') return [];
  const added: [keyof RunSums, number][] = [
    [result, 1],
    [`${result}Fen`, fen],
  ];
  return before.result === 'paid' ? [...added, ['paid', -1], ['paidFen', -fen]] : added;
}

/**
 * The writes that change an item of a run and the sums of the run, for the transaction of the event of its claim. They fail if
 * the item has changed meanwhile.
 * @param fen the amount of the payment
 */
export function itemWrites(
  table: Table,
  runId: string,
  before: RunItem,
  after: RunItem,
  fen: number,
): readonly Write[] {
  const added = addedBy(before, after, fen);
  return [
    table.putItem(itemOf(runId, after), {
      expression: 'stands = :before',
      values: { ':before': before.result },
    }),
    table.updateItem(
      { PK: keys.paymentRuns(provinceOf(runId)), SK: keys.paymentRun(runId) },
      `ADD ${added.map(([name]) => `${name} :${name}`).join(', ')}`,
      Object.fromEntries(added.map(([name, value]) => [`:${name}`, value])),
    ),
  ];
}

/** Returns a run; undefined if there is none. */
export async function paymentRun(table: Table, runId: string): Promise<Run | undefined> {
  const item = await table.get(keys.paymentRuns(provinceOf(runId)), keys.paymentRun(runId));
  return item && runOf(item);
}

/** Returns a page of the runs of a province, newest first. */
export async function runsOf(
  table: Table,
  province: string,
  { limit, after }: PageRequest,
): Promise<Page<Run>> {
  const before = after === undefined ? keys.paymentRun('\uffff') : keys.paymentRun(after);
  const found = await table.listNewest(keys.paymentRuns(province), before, limit + 1);
  return pageOf(found.map(runOf), limit, ({ runId }) => runId);
}

/** Returns all items of a run, ordered by case. */
export async function runItems(table: Table, runId: string): Promise<RunItem[]> {
  const items = await table.list(keys.runParts(runId), keys.runItemPrefix);
  return items.map(({ item }) => parseTolerantly(runItemSchema, item));
}

/** Returns an item of a run; undefined if the claim is not on its list. */
export async function runItem(
  table: Table,
  runId: string,
  caseId: string,
  number: number,
): Promise<RunItem | undefined> {
  const item = await table.get(keys.runParts(runId), keys.runItem(caseId, number));
  return item && parseTolerantly(runItemSchema, item.item);
}

const exportSchema = z.strictObject({
  exportId: z.string(),
  by: z.string(),
  at: instantSchema,
  reason: z.string(),
  /** How many payments the file had. */
  payments: z.int().nonnegative(),
});
/** An export of the payment file of a run: who, when, why. It is never changed. */
export type RunExport = z.infer<typeof exportSchema>;

/** The write that records an export. */
export const exportWrite = (table: Table, runId: string, made: RunExport): Write =>
  table.putItem(
    { PK: keys.runParts(runId), SK: keys.runExport(made.exportId), export: made },
    { expression: 'attribute_not_exists(PK)' },
  );

/** Returns the exports of the payment file of a run, oldest first. */
export async function exportsOf(table: Table, runId: string): Promise<RunExport[]> {
  const items = await table.list(keys.runParts(runId), keys.runExportPrefix);
  return items.map((item) => parseTolerantly(exportSchema, item.export));
}
