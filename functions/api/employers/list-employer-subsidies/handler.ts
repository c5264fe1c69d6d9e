import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { assess } from '../../../../lib/domain/case/claim/assess.ts';
import { toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { subsidyView } from '../../../common/claims/claim-view.ts';
import { schemesAt } from '../../../common/claims/dealing.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { conditionText } from '../../../episodes/claim/criterion-texts.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ query: { region }, language, now }) => {
    if (!servedRegions.has(region)) throw new Problem('region-not-served');
    const rules = await currentRules(table);
    const schemes = schemesAt(rules, { region }, now).filter(
      ({ kind, claimants }) => kind === 'information' || claimants.includes('employer'),
    );
    return {
      body: {
        subsidies: schemes.map((terms) => {
          const today = beijingDate(now);
          // No person is named, so the conditions are listed but not assessed.
          const conditions = assess(terms, {}, {}, [], today).map((each) => ({
            code: each.code,
            verdict: each.verdict === 'open' ? ('open' as const) : ('unknown' as const),
            by: 'nobody' as const,
            text: conditionText(each, terms)[language],
          }));
          return { ...subsidyView(terms, {}, today, language), conditions };
        }),
        asOf: toInstant(now),
      },
    };
  };

export const handler = serve(operation, () => handle(connectTable()));
