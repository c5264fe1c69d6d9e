import { claimOf } from '../../../lib/domain/case/claim/state.ts';
import { isLongUnanswered, noSums, type RunSums, sumsOf } from '../../../lib/domain/payments/run.ts';
import { servedRegions } from '../../../lib/policy/regions/registry.ts';
import { CaseStore } from '../../../lib/store/cases.ts';
import { shards } from '../../../lib/store/keys.ts';
import { type Run, runItems, runsOf } from '../../../lib/store/payment-runs.ts';
import type { Table } from '../../../lib/store/table.ts';
import { isAtOdds } from '../../common/payments/item-at-odds.ts';
import { type Counts, sumOf } from '../../common/rounds/run-round.ts';
import { currentRules, type Rules } from '../../common/rules/rules.ts';

/** The provinces whose runs are checked with a shard. */
const provincesOfShard = (shard: number): readonly string[] =>
  [...new Set(servedRegions.ids.map((id) => servedRegions.definition(id).divisionPrefix.slice(0, 2)))]
    .toSorted()
    .filter((_province, index) => index % shards.length === shard);

/** The counts of a run. Its sums in fen are checked by `reconcile-payments`, which may unseal the cases. */
const countNames = (Object.keys(noSums) as (keyof RunSums)[]).filter((name) => !name.endsWith('Fen'));

/**
 * Compares a part of the payment runs of a shard with their items, and each item with the open part of its claim; counts
 * payments that have been unanswered for too long.
 * @param after where the previous part has ended
 */
export async function reconcileRuns(
  table: Table,
  shard: number,
  after: string | undefined,
  limit: number,
  now: number,
): Promise<{ readonly looked: number; readonly counts: Counts; readonly after?: string }> {
  const provinces = provincesOfShard(shard);
  const [done, last] = after?.split(' ') ?? [];
  const province = done ?? provinces[0];
  if (province === undefined) return { looked: 0, counts: {} };
  const { entries, next } = await runsOf(table, province, { limit, after: last || undefined });
  const rules = entries.length > 0 ? await currentRules(table) : undefined;
  const counts: Counts[] = [];
  for (const run of entries) if (rules) counts.push(await inspectRun(table, run, rules, now));
  const following = provinces[provinces.indexOf(province) + 1];
  const goesOn = next === undefined ? following && `${following} ` : `${province} ${next}`;
  return { looked: entries.length, counts: sumOf(counts), ...(goesOn !== undefined && { after: goesOn }) };
}

async function inspectRun(table: Table, run: Run, rules: Rules, now: number): Promise<Counts> {
  const items = await runItems(table, run.runId);
  const loaded = await new CaseStore(table).loadMany([...new Set(items.map(({ caseId }) => caseId))]);
  const states = new Map(loaded.map(({ state }) => [state.caseId, state]));
  const found = sumsOf(items.map(({ result }) => ({ result, fen: 0 })));
  const differs = countNames.some((name) => run.sums[name] !== found[name]);
  let unanswered = 0;
  let atOdds = differs ? 1 : 0;
  for (const item of items) {
    const state = states.get(item.caseId);
    if (!state || state.destroyed) continue;
    if (isAtOdds(run.runId, item, claimOf(state, item.number))) atOdds++;
    const { paymentAnswerWorkingDays } = rules.packAt(state.region, now).values.claimHandling.value;
    if (isLongUnanswered(item, paymentAnswerWorkingDays, rules.calendar, now)) unanswered++;
  }
  return {
    ...(atOdds > 0 && { 'payment-run-at-odds': atOdds }),
    ...(unanswered > 0 && { unansweredPayments: unanswered }),
  };
}
