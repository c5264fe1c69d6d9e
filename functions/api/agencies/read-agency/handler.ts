import { lastAgency } from '../../../../lib/store/district-agencies.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { regionOfDistrict } from '../../../common/cases/districts.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { agencyView } from '../../../common/views/agency-view.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async (request) => {
    const { district } = request.path;
    const region = regionOfDistrict(district);
    const [rules, last] = await Promise.all([currentRules(table), lastAgency(table, district)]);
    return { body: agencyView(rules.packAt(region, request.now), district, last, request) };
  };

export const handler = serve(operation, () => handle(connectTable()));
