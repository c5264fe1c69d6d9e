import * as z from 'zod';
import type { CaseEvent, CaseState } from '../domain/case/case.ts';
import { instantSchema } from '../domain/case/kernel/vocabulary.ts';
import {
  type FlowName,
  type FundAccount,
  flowNames,
  fundChangeOf,
  type StandingName,
  standingNames,
} from '../domain/payments/fund-changes.ts';
import {
  budgetKeyOf,
  exceedsBudget,
  type FlowAccount,
  fundKeyOf,
  fundLines,
  type StandingAccount,
} from '../domain/payments/fund-report.ts';
import { keys } from './keys.ts';
import type { Item, Table, Write } from './table.ts';
import { parseTolerantly } from './versions/tolerant.ts';

/*
 * The accounts of the funds: sums by district, scheme and month, and what stands. An event of a claim adds to them in its own
 * transaction, under the version of its case, so that it is counted once or not at all, however often it is tried: what is
 * counted later, from the stream, would be counted twice or lost wherever that is carried out again. They name no case.
 */

/** The province of a division. All accounts of a province share a partition, so that every level of it is read at once. */
const provinceOf = (division: string): string => division.slice(0, 2);

/** What an event of a claim adds to the accounts; nothing for other events. Its writer has unsealed the claim. */
export function fundWrites(table: Table, event: CaseEvent, after: CaseState): readonly Write[] {
  const change = fundChangeOf(event, after);
  if (!change) return [];
  const { account, month, flows, standing } = change;
  const { district, scheme } = account;
  const PK = keys.funds(provinceOf(district));
  const fund = fundKeyOf(account);
  return [
    ...adding(
      table,
      { PK, SK: keys.fundFlow(month.slice(0, 4), district, month, scheme, fund) },
      { account, ofMonth: month },
      flows,
    ),
    ...adding(table, { PK, SK: keys.fundStanding(district, scheme, fund) }, { account }, standing),
  ];
}

function adding(
  table: Table,
  key: { readonly PK: string; readonly SK: string },
  says: Item,
  sums: Readonly<Partial<Record<string, number>>>,
): readonly Write[] {
  const added = Object.entries(sums);
  if (added.length === 0) return [];
  return [
    table.updateItem(
      key,
      `SET ${Object.keys(says)
        .map((name) => `${name} = :${name}`)
        .join(', ')} ADD ${added.map(([name]) => `${name} :${name}`).join(', ')}`,
      Object.fromEntries([...Object.entries(says), ...added].map(([name, value]) => [`:${name}`, value])),
    ),
  ];
}

const wordsSchema = z.strictObject({ zh: z.string(), en: z.string() });
const accountSchema = z.strictObject({
  district: z.string(),
  scheme: z.string(),
  schemeName: wordsSchema,
  fund: wordsSchema.optional(),
}) satisfies z.ZodType<FundAccount>;

const sumsIn = <Name extends FlowName | StandingName>(
  item: Item,
  names: readonly Name[],
): Partial<Record<Name, number>> =>
  Object.fromEntries(
    names.flatMap((name) => (item[name] === undefined ? [] : [[name, Number(item[name])]])),
  ) as Partial<Record<Name, number>>;

/** Returns the flows of a year in a division and everything within it, by district, scheme and month. */
export async function fundFlows(table: Table, division: string, year: number): Promise<FlowAccount[]> {
  const items = await table.list(
    keys.funds(provinceOf(division)),
    keys.fundFlowsPrefix(String(year), division),
  );
  return items.map((item) => ({
    account: parseTolerantly(accountSchema, item.account),
    month: String(item.ofMonth),
    flows: sumsIn(item, flowNames),
  }));
}

/**
 * Returns the present balance of a division and everything within it: what waits to be sent, and what was sent and not
 * answered.
 */
export async function fundStanding(table: Table, division: string): Promise<StandingAccount[]> {
  const items = await table.list(keys.funds(provinceOf(division)), keys.fundStandingPrefix(division));
  return items.map((item) => ({
    account: parseTolerantly(accountSchema, item.account),
    standing: sumsIn(item, standingNames),
  }));
}

export const budgetEntrySchema = z.strictObject({
  entryId: z.string(),
  jurisdiction: z.string().regex(/^\d{2,6}$/),
  /** A fund by its Chinese name, or a scheme whose source names no fund: `budgetKeyOf`. */
  fund: z.string(),
  year: z.int(),
  /** In fen; negative if it lowers what was entered before. */
  amountFen: z.int(),
  /** The document that sets it, with number and title. */
  source: z.string(),
  by: z.string(),
  at: instantSchema,
});
/** An entry of a budget. It is appended and never changed. */
export type StoredBudgetEntry = z.infer<typeof budgetEntrySchema>;

/** The write that appends an entry. */
export const budgetEntryWrite = (table: Table, entry: StoredBudgetEntry): Write =>
  table.putItem(
    {
      PK: keys.funds(provinceOf(entry.jurisdiction)),
      SK: keys.budgetEntry(String(entry.year), entry.jurisdiction, entry.entryId),
      entry,
    },
    { expression: 'attribute_not_exists(PK)' },
  );

type OfYear = Pick<StoredBudgetEntry, 'jurisdiction' | 'year'>;
const loweringsKey = ({ jurisdiction, year }: OfYear) => ({
  PK: keys.funds(provinceOf(jurisdiction)),
  SK: keys.budgetLowerings(String(year), jurisdiction),
});

/**
 * Returns how often budgets of a jurisdiction and a year were lowered. Read it before the entries by which a further entry is
 * allowed to lower one (`budgetLoweringWrite`).
 */
export async function budgetLowerings(table: Table, of: OfYear): Promise<number> {
  const { PK, SK } = loweringsKey(of);
  return Number((await table.get(PK, SK))?.lowerings ?? 0);
}

/**
 * The write beside an entry that lowers a budget. It fails if another entry has lowered one since they were counted: each alone
 * may fit, and both together go below zero.
 */
export const budgetLoweringWrite = (table: Table, of: OfYear, lowerings: number): Write =>
  table.updateItem(
    loweringsKey(of),
    'SET lowerings = :next',
    { ':next': lowerings + 1, ...(lowerings > 0 && { ':before': lowerings }) },
    lowerings > 0 ? 'lowerings = :before' : 'attribute_not_exists(lowerings)',
  );

/** Returns the entries of a jurisdiction for a year, oldest first: its own, without those of the divisions within it. */
export async function budgetEntries(
  table: Table,
  jurisdiction: string,
  year: number,
): Promise<StoredBudgetEntry[]> {
  const items = await table.list(
    keys.funds(provinceOf(jurisdiction)),
    keys.budgetEntriesPrefix(String(year), jurisdiction),
  );
  return items.map(({ entry }) => parseTolerantly(budgetEntrySchema, entry));
}

/**
 * Whether a further approval exceeds what the budget of its fund leaves in a year: of the district, its city, or its province,
 * as far as budgets were entered for them. Two approvals at the same time may both be within it; each counts what was approved,
 * so the board shows the excess all the same.
 */
export async function isOverBudget(
  table: Table,
  { district, fund }: { readonly district: string; readonly fund: string },
  year: number,
  fen: number,
): Promise<boolean> {
  const levels = [...new Set([district, district.slice(0, 4), provinceOf(district)])];
  const over = await Promise.all(
    levels.map(async (level) => {
      const entries = (await budgetEntries(table, level, year)).filter((each) => each.fund === fund);
      if (entries.length === 0) return false;
      const flows = (await fundFlows(table, level, year)).filter(
        ({ account }) => budgetKeyOf(account) === fund,
      );
      const [line] = fundLines(entries, flows, []);
      return line !== undefined && exceedsBudget(line, fen);
    }),
  );
  return over.some(Boolean);
}
