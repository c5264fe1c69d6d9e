import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { regions } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { regionalDivisions } from '../../../../lib/domain/divisions/five-regions.ts';
import { resolvePack } from '../../../../lib/policy/packs.ts';
import { connectTable } from '../../../common/cases/records.ts';
import { serve } from '../../../common/http/serve.ts';
import { currentLayers } from '../../../common/rules/amendments.ts';
import { districtView } from '../../../common/views/views.ts';
import { operation } from './operation.ts';

const table = connectTable();

export const handler = serve(operation, async ({ language, now }) => {
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
});
