import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { unemploymentReasons } from '../../../../lib/domain/codes/unemployment-reason.ts';
import { serviceCatalogue } from '../../../../lib/policy/catalogue.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentLayers } from '../../../common/rules/amendments.ts';
import { namesIn } from '../../../common/wording/code-names.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ path, language, now }) => {
    if (!servedRegions.has(path.region)) throw new Problem('region-not-found');
    return {
      body: {
        ...serviceCatalogue(path.region, beijingDate(now), language, await currentLayers(table)),
        unemploymentReasons: unemploymentReasons.entries.map((reason) => ({
          code: reason.code,
          text: reason[language],
        })),
        codeNames: namesIn(language),
      },
    };
  };

export const handler = serve(operation, () => handle(connectTable()));
