import { describeCitation } from '../../../../lib/policy/citations.ts';
import { referenceOf } from '../../../../lib/policy/registration-rules.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { resolveDistricts } from '../../../common/cases/districts.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { type DistrictFairs, fairsOf } from '../../../common/rules/fair-months.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { districtView } from '../../../common/views/district-view.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ query, principal, language, now }) => {
    const districts = resolveDistricts(principal, query.district);
    const fairs = await fairsOf(table, districts, await currentRules(table), now);
    return {
      body: {
        districts: fairs.map(({ district, months, citation }) => ({
          district: districtView(district, language),
          months: [...months],
          basis: describeCitation(referenceOf(citation), language),
        })),
        totals: totalsOf(fairs),
      },
    };
  };

export const handler = serve(operation, () => handle(connectTable()));

/** The months over all districts, in order. */
function totalsOf(fairs: readonly DistrictFairs[]) {
  const months = Map.groupBy(
    fairs.flatMap((each) => each.months),
    ({ month }) => month,
  );
  const inOrder = [...months].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.map(([month, all]) => {
    const count = (status: (typeof all)[number]['status']) =>
      all.filter((each) => each.status === status).length;
    return {
      month,
      owed: all.length,
      held: count('held'),
      open: count('open'),
      overdue: count('overdue'),
    };
  });
}
