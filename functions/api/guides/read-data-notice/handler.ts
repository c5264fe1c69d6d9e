import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { dataNoticeSection } from '../../../../lib/policy/catalogue.ts';
import { dataNoticeVersion, dataNoticeVersions } from '../../../../lib/policy/data-notice.ts';
import type { LayerSet } from '../../../../lib/policy/layers.ts';
import { resolvePack } from '../../../../lib/policy/packs.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentLayers, pastLayers } from '../../../common/rules/amendments.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ path, language, now }) => {
    if (!servedRegions.has(path.region)) throw new Problem('region-not-found');
    const layers = await currentLayers(table);
    const versionIn = (set: LayerSet) =>
      dataNoticeVersions(path.region, set).find(({ version }) => version === path.version);
    // A revision may have replaced the version that somebody was shown.
    const found =
      versionIn(layers) ??
      (await pastLayers(table, 'retention')).map(versionIn).find((each) => each !== undefined);
    if (!found) throw new Problem('data-notice-not-found');
    const { title, statements } = dataNoticeSection(found.pack, language);
    const current = dataNoticeVersion(resolvePack(path.region, beijingDate(now), layers));
    return {
      body: {
        version: found.version,
        title,
        ...(found.from && { from: found.from }),
        inForce: found.version === current,
        statements: [...statements],
      },
    };
  };

export const handler = serve(operation, () => handle(connectTable()));
