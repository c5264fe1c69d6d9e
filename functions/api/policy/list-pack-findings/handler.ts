import { beijingDate, parseLocalDate } from '../../../../lib/domain/calendar/local-date.ts';
import type { Bilingual } from '../../../../lib/policy/bilingual.ts';
import { policyKeys } from '../../../../lib/policy/keys.ts';
import { lintPacks } from '../../../../lib/policy/lint.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentLayers } from '../../../common/rules/amendments.ts';
import { packFindingTexts } from '../../../common/wording/pack-texts.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ query, language, now }) => {
    const on = query.on ?? beijingDate(now);
    const titles: Readonly<Record<string, { readonly title: Bilingual }>> = policyKeys;
    return {
      body: {
        on,
        findings: lintPacks(await currentLayers(table), parseLocalDate(on)).map((finding) => ({
          ...finding,
          message: finding.message[language],
          kindText: packFindingTexts[finding.kind][language],
          title: titles[finding.what.split('.')[0] ?? '']?.title[language] ?? finding.what,
        })),
      },
    };
  };

export const handler = serve(operation, () => handle(connectTable()));
