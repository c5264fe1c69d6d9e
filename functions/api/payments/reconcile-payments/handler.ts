import { isWithin } from '../../../../lib/domain/case/kernel/access.ts';
import { toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { isLongUnanswered, sumsAtOdds, sumsOf } from '../../../../lib/domain/payments/run.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import { inParallel } from '../../../../lib/store/in-parallel.ts';
import { type Run, runItems, runsOf } from '../../../../lib/store/payment-runs.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { divisionOf } from '../../../common/payments/division.ts';
import { isAtOdds } from '../../../common/payments/item-at-odds.ts';
import { itemView, runView, withClaims } from '../../../common/payments/run-view.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async ({ query, principal, language, now }) => {
    const division = divisionOf(principal, undefined);
    const region = servedRegions.divisions
      .countiesOf(division)
      .map(({ code }) => servedRegions.ofCounty(code))
      .find((each) => each !== undefined);
    if (region === undefined) throw new Problem('outside-jurisdiction');
    const rules = await currentRules(records.table);
    const workingDays = rules.packAt(region, now).values.claimHandling.value.paymentAnswerWorkingDays;
    const { entries, ...next } = await runsOf(records.table, division.slice(0, 2), query);
    const own = entries.filter(({ jurisdiction }) => isWithin(principal, jurisdiction));
    const compare = async (run: Run) => {
      const items = await withClaims(records, await runItems(records.table, run.runId));
      const known = items.flatMap(({ item, claim }) => (claim ? [{ item, claim }] : []));
      const destroyed = items.length - known.length;
      const found = sumsOf(
        known.map(({ item, claim }) => ({ result: item.result, fen: claim.amountFen ?? 0 })),
      );
      const late = items.filter(({ item }) => isLongUnanswered(item, workingDays, rules.calendar, now));
      return {
        run: runView(run, language),
        // The sums cannot be compared without the amounts of destroyed records.
        atOdds: [
          ...(destroyed > 0 ? [] : sumsAtOdds(run.sums, found)),
          ...(known.some(({ item, claim }) => isAtOdds(run.runId, item, claim)) ? ['items'] : []),
        ],
        destroyed,
        unanswered: late.map((each) => itemView(each, language)),
      };
    };
    return {
      body: {
        runs: await inParallel(own, compare, 2),
        unansweredAfterWorkingDays: workingDays,
        ...next,
        asOf: toInstant(now),
      },
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
