import { receiveSignal } from '../../../../lib/domain/case/signals/receive-signal.ts';
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
    const origin = request.principal.role === 'applicant' ? 'person' : 'officer';
    if (kind === 'note' && origin === 'person')
      throw Problem.ofFields([{ pointer: '/kind', code: 'invalid-field' }]);
    const rules = await currentRules(records.table);
    return {
      body: await changeCase(records, request.path.caseId, request, (state, context) => ({
        decision: receiveSignal(
          state,
          { kind, origin, asOf },
          rules.lifecycleAt(state, context.now),
          rules.calendar,
          context,
        ),
        ...(statement && { freeText: { statement } }),
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
