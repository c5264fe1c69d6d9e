import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { noticeUpOn } from '../../../../lib/domain/case/hardship/public-notice.ts';
import { noticeTask } from '../../../../lib/domain/case/hardship/tasks.ts';
import { inParallel } from '../../../../lib/store/in-parallel.ts';
import { worklist } from '../../../../lib/store/worklist.ts';
import { regionOfDistrict } from '../../../common/cases/districts.ts';
import { type CaseRecords, connectCases } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { districtView } from '../../../common/views/district-view.ts';
import { operation } from './operation.ts';

/** How many notices of a district are shown: far more than one puts up at a time. */
const most = 200;

export const handle =
  ({ table, cases }: CaseRecords): Handler<typeof operation> =>
  async ({ path: { district }, now, language }) => {
    regionOfDistrict(district);
    const today = beijingDate(now);
    // While a notice is up, somebody is to record what comes of it: so the worklist has it, and nothing is kept twice.
    const { entries } = await worklist(table, [district], ({ kind }) => kind === noticeTask.kind, {
      limit: most,
    });
    const shown = await inParallel(entries, async ({ caseId }) => {
      const loaded = await cases.load(caseId);
      const notice = loaded && noticeUpOn(loaded.state, today);
      return notice?.shownAs === undefined
        ? []
        : [{ reference: notice.reference, name: notice.shownAs, from: notice.from, until: notice.until }];
    });
    return {
      body: {
        district: districtView(district, language),
        today,
        notices: shown
          .flat()
          .toSorted((a, b) => (`${a.until}${a.reference}` < `${b.until}${b.reference}` ? -1 : 1)),
        howToObject:
          language === 'zh'
            ? '对公示内容有异议的，请在公示期内向本县（市、区）公共就业服务机构提出，并说明公示编号。'
            : 'Whoever objects tells the public employment service agency of the district while the notice is up, with its number.',
      },
    };
  };

export const handler = serve(operation, () => handle(connectCases()));
