import { parseLocalDate, startOfDay } from '../../../../lib/domain/calendar/local-date.ts';
import { noteCertificate } from '../../../../lib/domain/case/certificate/note.ts';
import { taxMeasureOf } from '../../../../lib/policy/tax-measure.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const noted = { ...request.body, beginsOn: parseLocalDate(request.body.beginsOn) };
    const rules = await currentRules(records.table, request);
    return {
      body: await changeCase(records, request.path.caseId, request, (state, context) => {
        const pack = rules.packAt(state.region, startOfDay(noted.beginsOn));
        return { decision: noteCertificate(state, noted, taxMeasureOf(pack, noted.measure), context) };
      }),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
