import { ulid } from 'ulid';
import { publishNotice } from '../../../../lib/domain/case/hardship/public-notice.ts';
import { shownName } from '../../../../lib/domain/case/hardship/shown-name.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { until, source = '' } = request.body;
    const rules = await currentRules(records.table, request);
    const reference = referenceAt(request.now);
    return {
      body: await changeCase(records, request.path.caseId, request, async (state, context, loaded) => ({
        decision: publishNotice(
          state,
          request.path.taskId,
          { until, hasSource: source !== '' },
          { reference, shownAs: shownName((await records.cases.person(loaded)).name) },
          rules.lifecycleAt(state, context.now),
          rules.calendar,
          context,
        ),
        ...(source !== '' && { freeText: { source } }),
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));

/** A random number for the notice: eight characters that nobody confuses. */
const referenceAt = (now: number): string => `GS-${ulid(now).slice(-8)}`;
