import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { factValues } from '../../../../lib/domain/case/ledger/fact-values.ts';
import { unemploymentReasons } from '../../../../lib/domain/codes/unemployment-reason.ts';
import { serviceCatalogue } from '../../../../lib/policy/catalogue.ts';
import { dataNoticeVersion } from '../../../../lib/policy/data-notice.ts';
import { furtherGroups } from '../../../../lib/policy/lifecycle-rules.ts';
import { resolvePack } from '../../../../lib/policy/packs.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentLayers } from '../../../common/rules/amendments.ts';
import { hardshipCategories } from '../../../common/views/hardship-categories.ts';
import { namesIn } from '../../../common/wording/code-names.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ path, language, now }) => {
    if (!servedRegions.has(path.region)) throw new Problem('region-not-found');
    const layers = await currentLayers(table);
    const today = beijingDate(now);
    const pack = resolvePack(path.region, today, layers);
    return {
      body: {
        ...serviceCatalogue(path.region, today, language, layers),
        dataNotice: dataNoticeVersion(pack),
        factValues: Object.fromEntries(
          Object.entries(factValues).map(([fact, values]) => [
            fact,
            values.map((each) => ({ code: each.code, text: each[language] })),
          ]),
        ),
        unemploymentReasons: unemploymentReasons.entries.map((reason) => ({
          code: reason.code,
          text: reason[language],
          ...(reason.requires && { requires: reason.requires }),
        })),
        minimumAge: pack.values.registrationAge.value.minimumAge,
        groups: [...pack.values.tags.value.groups, ...furtherGroups(pack)].map((group) => ({
          code: group.code,
          text: group[language],
        })),
        hardshipCategories: hardshipCategories(pack, language),
        codeNames: namesIn(language),
      },
    };
  };

export const handler = serve(operation, () => handle(connectTable()));
