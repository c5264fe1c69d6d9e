import { ulid } from 'ulid';
import { type Transfer, transferRegistration } from '../../../../lib/domain/case/transfer/transfer.ts';
import { applicationNumber } from '../../../common/cases/application-number.ts';
import { loadPermittedCase, problemOf, requireAccess } from '../../../common/cases/case-access.ts';
import { throwCaseChanged } from '../../../common/cases/case-changed.ts';
import { contextOf } from '../../../common/cases/contexts.ts';
import { regionOfDistrict } from '../../../common/cases/districts.ts';
import { viewOf } from '../../../common/cases/read-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { path, body, principal, now } = request;
    await loadPermittedCase(records, path.caseId, principal);
    const region = regionOfDistrict(body.district, '/district');
    const rules = await currentRules(records.table);
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
    await records.cases
      .transfer(path.caseId, async (loaded) => {
        const { state } = requireAccess(loaded, principal);
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
      })
      .catch(throwCaseChanged);
    const ended = await loadPermittedCase(records, path.caseId, principal);
    return {
      body: {
        caseId,
        applicationNumber: to.applicationNumber,
        case: await viewOf(records, ended, request),
      },
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
