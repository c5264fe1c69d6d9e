import { beijingDate, parseLocalDate, startOfDay } from '../../../../lib/domain/calendar/local-date.ts';
import { isWithin } from '../../../../lib/domain/case/kernel/access.ts';
import { recordFair } from '../../../../lib/store/recruitment-fairs.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { regionOfDistrict } from '../../../common/cases/districts.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { answerBefore, rememberingWrites } from '../../../common/http/repeated.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { fairView } from '../../../common/views/fair-view.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async (request) => {
    const { path, body, principal, now } = request;
    const { district } = path;
    const { date, title } = body;
    if (!isWithin(principal, district)) throw new Problem('outside-jurisdiction');
    const region = regionOfDistrict(district);
    if (date > beijingDate(now))
      throw new Problem('date-in-future', {}, [{ pointer: '/date', code: 'date-in-future' }]);
    const rules = await currentRules(table);
    const rule = rules.packAt(region, startOfDay(parseLocalDate(date))).values.recruitmentFairs;
    if (rule.status !== 'set') throw new Problem('no-recruitment-fairs');
    const before = await answerBefore(table, operation, request);
    if (before) return { body: before };
    const fair = { district, date, ...(title !== undefined && { title }) };
    const recorded = await recordFair(
      table,
      fair,
      { at: new Date(now).toISOString(), by: principal.subject },
      rememberingWrites(table, request.identity, { answer: fairView(fair) }),
    );
    if (recorded.title !== title) throw new Problem('fair-already-recorded');
    return { body: fairView(recorded) };
  };

export const handler = serve(operation, () => handle(connectTable()));
