import { beijingDate, monthOf } from '../../../../lib/domain/calendar/local-date.ts';
import { ratedKindOf, rateService } from '../../../../lib/domain/case/ratings/rate.ts';
import { countRating } from '../../../../lib/store/rating-counts.ts';
import { loadPermittedCase } from '../../../common/cases/case-access.ts';
import { applyChange } from '../../../common/cases/change-case.ts';
import { shownAfterChange, viewOf } from '../../../common/cases/read-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { body, now } = request;
    const { event, stars, reasons, words } = body;
    const { caseId } = request.path;
    await loadPermittedCase(records, caseId, request.principal);
    const [rated, rules] = await Promise.all([
      records.cases.event(caseId, event),
      currentRules(records.table, request),
    ]);
    const what = rated && { sequence: event, type: rated.event.type };
    const kind = what && ratedKindOf(what.type);
    const { loaded, version } = await applyChange(
      records,
      caseId,
      request,
      (state, context) => ({
        decision: rateService(
          state,
          what,
          { stars, reasons },
          rules.lifecycleAt(state, context.now),
          rules.calendar,
          context,
        ),
        ...(words !== undefined && { freeText: { words } }),
      }),
      {
        alongside: ({ state: { district } }) =>
          kind === undefined
            ? []
            : [
                countRating(records.table, {
                  district,
                  month: monthOf(beijingDate(now)),
                  kind,
                  stars,
                  reasons,
                }),
              ],
      },
    );
    return { body: await viewOf(records, loaded, request, { version, shown: shownAfterChange }) };
  };

export const handler = serve(operation, () => handle(connectRecords()));
