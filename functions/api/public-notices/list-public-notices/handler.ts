import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { publicNoticesOn } from '../../../../lib/store/public-notices.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { regionOfDistrict } from '../../../common/cases/districts.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { districtView } from '../../../common/views/district-view.ts';
import { operation } from './operation.ts';

const howToObject = {
  zh: '对公示内容有异议的，请在公示期内向本县（市、区）公共就业服务机构提出，并说明公示编号。',
  en: 'Whoever objects tells the public employment service agency of the district while the notice is up, with its number.',
};

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ query: { district, kind }, now, language }) => {
    regionOfDistrict(district);
    const today = beijingDate(now);
    const found = await publicNoticesOn(table, district, today);
    return {
      body: {
        district: districtView(district, language),
        today,
        notices: found
          .filter((each) => kind === undefined || each.kind === kind)
          .map(({ kind: about, reference, shownAs, subject, from, until }) => ({
            kind: about,
            reference,
            name: shownAs,
            subject: subject[language],
            from,
            until,
          })),
        howToObject: howToObject[language],
      },
    };
  };

export const handler = serve(operation, () => handle(connectTable()));
