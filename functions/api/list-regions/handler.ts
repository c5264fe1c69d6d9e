import { regions } from '../../../lib/domain/case/vocabulary.ts';
import { regionalDivisions } from '../../../lib/domain/divisions/five-regions.ts';
import { packAt } from '../../common/rules.ts';
import { serve } from '../../common/serve.ts';
import { districtView } from '../../common/views.ts';
import { operation } from './operation.ts';

export const handler = serve(operation, async ({ language, now }) => ({
  body: {
    regions: regions.map((region) => {
      const pack = packAt(region, now);
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
}));
