import {
  type FlowName,
  type FundAccount,
  flowNames,
  type StandingName,
  standingNames,
} from './fund-changes.ts';

/** The flows of an account in a month. */
export interface FlowAccount {
  readonly account: FundAccount;
  readonly month: string;
  readonly flows: Readonly<Partial<Record<FlowName, number>>>;
}
/** The balances of an account. */
export interface StandingAccount {
  readonly account: FundAccount;
  readonly standing: Readonly<Partial<Record<StandingName, number>>>;
}
/** A budget entry of a fund or scheme (`budgetKeyOf`), for a year and a jurisdiction. An entry may reduce earlier ones. */
export interface BudgetEntry {
  readonly jurisdiction: string;
  readonly fund: string;
  readonly year: number;
  readonly amountFen: number;
}

/** The sums of several accounts; those without any additions are 0. */
export type FundSums = Readonly<Record<FlowName | StandingName, number>>;

const noSums = Object.fromEntries([...flowNames, ...standingNames].map((name) => [name, 0])) as FundSums;

const added = (sums: FundSums, more: Readonly<Partial<Record<FlowName | StandingName, number>>>): FundSums =>
  Object.fromEntries(
    Object.entries(sums).map(([name, sum]) => [name, sum + (more[name as FlowName | StandingName] ?? 0)]),
  ) as FundSums;

/** Sums parts of the same group, in the order of the groups. */
function grouped<Part>(
  parts: readonly Part[],
  groupOf: (part: Part) => string,
  sumsOf: (part: Part) => Readonly<Partial<Record<FlowName | StandingName, number>>>,
): Map<string, { readonly part: Part; readonly sums: FundSums }> {
  const groups = new Map<string, { readonly part: Part; readonly sums: FundSums }>();
  for (const part of parts) {
    const group = groupOf(part);
    const before = groups.get(group);
    groups.set(group, { part: before?.part ?? part, sums: added(before?.sums ?? noSums, sumsOf(part)) });
  }
  return groups;
}

/** A fund in a jurisdiction and a year: its budget, if any, and its use. */
export interface FundLine {
  /** Absent if the source of the scheme names no fund. */
  readonly fund?: { readonly zh: string; readonly en: string } | undefined;
  /** Only if no fund is named: the scheme whose fund is open, with its name once something was approved under it. */
  readonly scheme?: { readonly code: string; readonly name?: { readonly zh: string; readonly en: string } };
  /** The budget entered for this jurisdiction; absent if there is none. */
  readonly budgetFen?: number;
  readonly sums: FundSums;
}

/** The name of a fund that no source names. */
const unnamedFund = '-';
export const fundKeyOf = ({ fund }: { readonly fund?: { readonly zh: string } | undefined }): string =>
  fund?.zh ?? unnamedFund;

const ofScheme = 'scheme:';
type OfBudget = { readonly fund?: { readonly zh: string } | undefined; readonly scheme: string };

/**
 * The key of a budget: the Chinese name of the fund, if the source of a scheme names it; otherwise the code of the scheme
 * itself, until a source does.
 */
export const budgetKeyOf = ({ fund, scheme }: OfBudget): string => fund?.zh ?? `${ofScheme}${scheme}`;

/** The scheme of a budget that belongs to no fund. */
export const schemeOfBudget = (key: string): string | undefined =>
  key.startsWith(ofScheme) ? key.slice(ofScheme.length) : undefined;

/**
 * The funds of a jurisdiction in a year: those with a budget, and those with approvals. Balances belong to no year: they are
 * the present ones.
 * @param budgets entries of that jurisdiction and year
 */
export function fundLines(
  budgets: readonly BudgetEntry[],
  flows: readonly FlowAccount[],
  standing: readonly StandingAccount[],
): readonly FundLine[] {
  const parts = [
    ...flows.map(({ account, flows: sums }) => ({ account, sums })),
    ...standing.map(({ account, standing: sums }) => ({ account, sums })),
  ];
  const found = grouped(
    parts,
    ({ account }) => budgetKeyOf(account),
    ({ sums }) => sums,
  );
  const names = [...new Set([...found.keys(), ...budgets.map(({ fund }) => fund)])].sort();
  return names.map((name): FundLine => {
    const entered = budgets.filter(({ fund }) => fund === name);
    const group = found.get(name);
    const code = schemeOfBudget(name);
    const fund = group?.part.account.fund ?? { zh: name, en: name };
    const schemeName = group?.part.account.schemeName;
    return {
      ...(code === undefined ? { fund } : { scheme: { code, ...(schemeName && { name: schemeName }) } }),
      ...(entered.length > 0 && { budgetFen: entered.reduce((sum, { amountFen }) => sum + amountFen, 0) }),
      sums: group?.sums ?? noSums,
    };
  });
}

/** Whether a further approval exceeds the rest of the budget; false if there is no budget. */
export const exceedsBudget = (
  { budgetFen, sums: { approvedFen } }: Pick<FundLine, 'budgetFen' | 'sums'>,
  fen: number,
): boolean => budgetFen !== undefined && approvedFen + fen > budgetFen;

/** A row of the execution report: a scheme in a district and a month, with its fund. */
export interface ReportRow {
  readonly account: FundAccount;
  readonly month: string;
  readonly sums: FundSums;
}

/** The execution report (资金执行情况, WH-1.4): by district, scheme and month, in this order. */
export const executionReport = (flows: readonly FlowAccount[]): readonly ReportRow[] =>
  [
    ...grouped(
      flows,
      ({ account, month }) => [account.district, account.scheme, month, fundKeyOf(account)].join(' '),
      (each) => each.flows,
    ),
  ]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { part, sums }]) => ({ account: part.account, month: part.month, sums }));

type BudgetAmount = Pick<BudgetEntry, 'fund' | 'amountFen'>;

/**
 * Whether one more entry would take a budget below zero.
 * @param entries those of the same division and year
 */
export const isBelowZero = (entries: readonly BudgetAmount[], { fund, amountFen }: BudgetAmount): boolean =>
  entries.reduce((sum, each) => (each.fund === fund ? sum + each.amountFen : sum), amountFen) < 0;
