import type * as z from 'zod';
import {
  recordService,
  type ServiceToRecord,
} from '../../../../lib/domain/case/service-plan/record-service.ts';
import { fairOfId } from '../../../../lib/domain/recruitment-fair.ts';
import { findFair } from '../../../../lib/store/recruitment-fairs.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { loadPermittedCase } from '../../../common/cases/case-access.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { helperOf } from '../../../common/views/helper-fields.ts';
import { operation, type serviceRecordSchema } from './operation.ts';
import { isRecordedRefusal } from './same-offer.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { caseId } = request.path;
    const loaded = await loadPermittedCase(records, caseId, request.principal);
    const [{ birthDate }, rules, service] = await Promise.all([
      records.cases.person(loaded),
      currentRules(records.table, request),
      serviceOf(request.body, records.table),
    ]);
    const { done, words } = helperOf(request.body.helper);
    const freeText = { ...request.body.freeText, ...words };
    return {
      body: await changeCase(records, caseId, request, async (state, context, current) => {
        if (await isRecordedRefusal(records, current, service, freeText))
          throw new Problem('refusal-already-recorded');
        return {
          decision: recordService(
            state,
            { ...service, ...done },
            birthDate,
            rules.lifecycleAt(state, context.now),
            rules.calendar,
            context,
          ),
          ...(Object.keys(freeText).length > 0 && { freeText }),
        };
      }),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));

/** An activity that the officer calls an internship in words is one, whatever was ticked (WH-4.4). */
const isCalledInternship = ({ type, freeText }: z.infer<typeof serviceRecordSchema>): boolean =>
  type === 'preparation-activity' && /见习/.test(freeText?.offered ?? '');

/** The service as the domain takes it, with the named fair if it was held. */
async function serviceOf(body: z.infer<typeof serviceRecordSchema>, table: Table): Promise<ServiceToRecord> {
  const { type, on, outcome, refusalReason, answers, means, fairId } = body;
  const internship = body.internship || isCalledInternship(body) ? true : body.internship;
  const named = fairId === undefined ? undefined : fairOfId(fairId);
  const fair = named && (await findFair(table, named.district, named.date));
  if (fairId !== undefined && !fair) throw new Problem('fair-does-not-fit');
  return {
    type,
    on,
    outcome,
    ...(refusalReason !== undefined && { refusalReason }),
    ...(answers !== undefined && { answers }),
    ...(means && { channel: means }),
    ...(internship !== undefined && { internship }),
    ...(fair && fairId !== undefined && { fair: { id: fairId, district: fair.district, date: fair.date } }),
  };
}
