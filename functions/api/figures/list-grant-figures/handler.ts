import { beijingDate, monthOf } from '../../../../lib/domain/calendar/local-date.ts';
import { toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { schemeOf } from '../../../../lib/policy/schemes/of-pack.ts';
import { claimCounts } from '../../../../lib/store/claim-counts.ts';
import { grantCounts } from '../../../../lib/store/grant-counts.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { servedRegionOf } from '../../../common/cases/districts.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ query: { district, month }, principal, language, now }) => {
    const region = servedRegionOf(principal, district);
    if (month > monthOf(beijingDate(now)))
      throw Problem.ofFields([{ pointer: 'query:/month', code: 'date-in-future' }]);
    const pack = (await currentRules(table)).packAt(region, now);
    const [counts, claims] = await Promise.all([
      grantCounts(table, district, month),
      claimCounts(table, district, month),
    ]);
    const named = (code: string) => ({ code, text: schemeOf(pack, code)?.[language] ?? code });
    return {
      body: {
        month,
        schemes: counts.map(({ scheme, pushed, confirmed, declined, granted }) => ({
          scheme: named(scheme),
          pushed,
          confirmed,
          declined,
          granted,
          ...(pushed > 0 && { confirmedShare: Math.min(1, confirmed / pushed) }),
        })),
        claims: claims.map(({ scheme, ...became }) => ({ scheme: named(scheme), ...became })),
        asOf: toInstant(now),
      },
    };
  };

export const handler = serve(operation, () => handle(connectTable()));
