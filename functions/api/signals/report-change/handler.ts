import { reportChange } from '../../../../lib/domain/case/signals/report-change.ts';
import { loadPermittedCase } from '../../../common/cases/case-access.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { kind, asOf, statement } = request.body;
    const byThePerson = request.principal.role === 'applicant';
    const toldByPerson = kind !== 'note' && request.body.toldByPerson === true;
    const origin = byThePerson || toldByPerson ? 'person' : 'officer';
    if (kind === 'note' && byThePerson) throw Problem.ofFields([{ pointer: '/kind', code: 'invalid-field' }]);
    const { caseId } = request.path;
    const loaded = await loadPermittedCase(records, caseId, request.principal);
    const [{ unemploymentDate }, rules] = await Promise.all([
      records.cases.person(loaded),
      currentRules(records.table, request),
    ]);
    const report = { unemployedSince: unemploymentDate, explained: statement !== undefined };
    return {
      body: await changeCase(records, caseId, request, (state, context) => ({
        decision: reportChange(
          state,
          { kind, origin, asOf },
          report,
          rules.lifecycleAt(state, context.now),
          rules.calendar,
          context,
        ),
        ...(statement && { freeText: { statement } }),
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
