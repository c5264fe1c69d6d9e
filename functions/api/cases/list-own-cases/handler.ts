import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { phaseTextOf } from '../../../common/views/texts.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async ({ principal, language }) => {
    const loaded = await records.cases.ownedBy(principal.subject);
    return {
      body: {
        cases: loaded.map(({ state }) => {
          const decision = Object.values(state.deadlines).find(({ kind }) => kind === 'decision');
          return {
            caseId: state.caseId,
            applicationNumber: state.applicationNumber,
            phase: state.phase,
            phaseText: phaseTextOf(state, language),
            submittedAt: state.submittedAt,
            ...(decision && { dueDate: decision.dueDate }),
          };
        }),
      },
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
