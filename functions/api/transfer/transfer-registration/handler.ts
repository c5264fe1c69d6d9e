import { ulid } from 'ulid';
import { type Transfer, transferRegistration } from '../../../../lib/domain/case/transfer/transfer.ts';
import type { RememberedEffect } from '../../../../lib/store/requests.ts';
import { applicationNumber } from '../../../common/cases/application-number.ts';
import { loadPermittedCase, problemOf, requireAccess } from '../../../common/cases/case-access.ts';
import { throwCaseChanged } from '../../../common/cases/case-changed.ts';
import { contextOf } from '../../../common/cases/contexts.ts';
import { regionOfDistrict } from '../../../common/cases/districts.ts';
import { shownAfterChange, viewOf } from '../../../common/cases/read-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { effectBefore, rememberingWrites, requireVersion } from '../../../common/http/repeated.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { path, body, principal, now } = request;
    await loadPermittedCase(records, path.caseId, principal);
    const region = regionOfDistrict(body.district, '/district');
    const rules = await currentRules(records.table, request);
    const caseId = ulid(now);
    const { district, placeBasis } = body;
    const to: Transfer['to'] = {
      caseId,
      region,
      district,
      placeBasis,
      applicationNumber: applicationNumber(district, now, caseId),
    };
    const context = contextOf(request);
    let version = 0;
    const outcome = await records.cases
      .transfer<RememberedEffect | undefined>(
        path.caseId,
        async (loaded) => {
          const { state } = requireAccess(loaded, principal);
          const before = await effectBefore(records.table, request);
          if (before) return { answer: before };
          requireVersion(state, request);
          version = state.version + 1;
          const moved = transferRegistration(
            state,
            { to, beginning: rules.beginningAt(to, now) },
            rules.calendar,
            context,
          );
          if (!moved.ok) throw problemOf(moved.failure);
          return {
            transfer: { caseId, ...moved.value, freeText: { statement: body.statement } },
            answer: undefined,
          };
        },
        () => rememberingWrites(records.table, request.identity, { caseId, version }),
      )
      .catch(throwCaseChanged);
    const ended = await loadPermittedCase(records, path.caseId, principal);
    const begun = await records.cases.load(outcome?.answer?.caseId ?? caseId);
    if (!begun) throw new Error(`the case that ${path.caseId} went on as is not there`);
    return {
      body: {
        caseId: begun.state.caseId,
        applicationNumber: begun.state.applicationNumber,
        case: await viewOf(records, ended, request, {
          version: outcome?.answer?.version,
          shown: shownAfterChange,
        }),
      },
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
