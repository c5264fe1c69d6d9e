import { ulid } from 'ulid';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import { transferRegistration } from '../../../../lib/domain/case/transfer/transfer.ts';
import { regionalDivisions } from '../../../../lib/domain/divisions/five-regions.ts';
import { regionOfDivision } from '../../../../lib/policy/regions.ts';
import { VersionConflictError } from '../../../../lib/store/version-conflict-error.ts';
import { applicationNumber } from '../../../common/cases/application-number.ts';
import { permitted, permittedCase, problemOf } from '../../../common/cases/case-access.ts';
import { viewOf } from '../../../common/cases/read-case.ts';
import { connectRecords } from '../../../common/cases/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

const records = connectRecords();

export const handler = serve(operation, async (request) => {
  const { path, body, principal, now } = request;
  await permittedCase(records, path.caseId, principal);
  const region = regionalDivisions.isCounty(body.district) ? regionOfDivision(body.district) : undefined;
  if (!region)
    throw new Problem('region-not-served', {}, [{ pointer: '/district', code: 'region-not-served' }]);
  const rules = await currentRules(records.table);
  const caseId = ulid(now);
  const { district, placeBasis } = body;
  const to: Pick<CaseState, 'caseId' | 'region' | 'district' | 'placeBasis' | 'applicationNumber'> = {
    caseId,
    region,
    district,
    placeBasis,
    applicationNumber: applicationNumber(district, now, caseId),
  };
  const context = { now, actor: { role: principal.role, subject: principal.subject } };
  await records.cases
    .transfer(path.caseId, async (loaded) => {
      const { state } = permitted(loaded, principal);
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
    .catch((error: unknown) => {
      throw error instanceof VersionConflictError ? new Problem('case-changed') : error;
    });
  const ended = await permittedCase(records, path.caseId, principal);
  return {
    body: {
      caseId,
      applicationNumber: to.applicationNumber,
      case: await viewOf(records, ended, request),
    },
  };
});
