import { connectRecords } from '../../../common/cases/records.ts';
import { serve } from '../../../common/http/serve.ts';
import { phaseTexts } from '../../../common/views/texts.ts';
import { operation } from './operation.ts';

const records = connectRecords();

export const handler = serve(operation, async ({ principal, language }) => {
  const loaded = await records.cases.ownedBy(principal.subject);
  return {
    body: {
      cases: loaded.map(({ state }) => {
        const decision = Object.values(state.deadlines).find(({ kind }) => kind === 'decision');
        return {
          caseId: state.caseId,
          applicationNumber: state.applicationNumber,
          phase: state.phase,
          phaseText: phaseTexts[state.phase][language],
          submittedAt: state.submittedAt,
          ...(decision && { dueDate: decision.dueDate }),
        };
      }),
    },
  };
});
