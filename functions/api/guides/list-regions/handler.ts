import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { resolvePack } from '../../../../lib/policy/packs.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentLayers } from '../../../common/rules/amendments.ts';
import { districtView } from '../../../common/views/district-view.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ language, now }) => {
    const layers = await currentLayers(table);
    return {
      body: {
        regions: servedRegions.ids.map((region) => {
          const pack = resolvePack(region, beijingDate(now), layers);
          return {
            region,
            name: pack.region.name[language],
            packVersion: pack.reference,
            districts: servedRegions.divisions
              .countiesOf(pack.region.divisionPrefix)
              .map(({ code }) => districtView(code, language)),
          };
        }),
      },
    };
  };

export const handler = serve(operation, () => handle(connectTable()));
