import { beijingDate, lastDayOf, monthOf, startOfDay } from '../../../../lib/domain/calendar/local-date.ts';
import { fairQuota } from '../../../../lib/domain/recruitment-fair.ts';
import { describeCitation } from '../../../../lib/policy/citations.ts';
import { referenceOf } from '../../../../lib/policy/registration-rules.ts';
import { fairsOfMonth } from '../../../../lib/store/recruitment-fairs.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { servedRegionOf } from '../../../common/cases/districts.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { fairView } from '../../../common/views/fair-view.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ path, query, principal, language, now }) => {
    const { district } = path;
    const region = servedRegionOf(principal, district);
    const month = query.month ?? monthOf(beijingDate(now));
    const held = await fairsOfMonth(table, district, month);
    // The month's rule is that of its last day.
    const rules = await currentRules(table);
    const rule = rules.packAt(region, startOfDay(lastDayOf(month))).values.recruitmentFairs;
    return {
      body: {
        month,
        fairs: held.map(fairView),
        ...(rule.status === 'set' && {
          quota: {
            ...fairQuota(held, month, rule.value.perMonth),
            basis: describeCitation(referenceOf(rule.citation), language),
          },
        }),
      },
    };
  };

export const handler = serve(operation, () => handle(connectTable()));
