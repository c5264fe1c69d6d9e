import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { regions } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { regionalDivisions } from '../../../../lib/domain/divisions/five-regions.ts';
import { resolvePack } from '../../../../lib/policy/packs.ts';
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
        regions: regions.map((region) => {
          const pack = resolvePack(region, beijingDate(now), layers);
          return {
            region,
            name: pack.region.name[language],
            packVersion: pack.reference,
            districts: regionalDivisions
              .countiesOf(pack.region.divisionPrefix)
              .map(({ code }) => districtView(code, language)),
          };
        }),
      },
    };
  };

export const handler = serve(operation, () => handle(connectTable()));
