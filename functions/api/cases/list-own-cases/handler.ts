import { type CaseRecords, connectFoundCases } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { phaseTextOf } from '../../../common/views/texts.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async ({ principal, language }) => {
    const { subject, identityNumber } = principal;
    const own = await records.cases.ownedBy(subject);
    // Whoever has opened them: at the counter, or somebody else with the person's number.
    const proven = identityNumber === undefined ? [] : await records.cases.ofPerson(identityNumber);
    const others = proven.filter(({ state }) => state.owner !== subject).reverse();
    return {
      body: {
        cases: [...own, ...others].map(({ state }) => {
          const decision = Object.values(state.deadlines).find(({ kind }) => kind === 'decision');
          return {
            caseId: state.caseId,
            applicationNumber: state.applicationNumber,
            phase: state.phase,
            phaseText: phaseTextOf(state, language),
            submittedAt: state.submittedAt,
            linked: state.owner === subject,
            ...(decision && { dueDate: decision.dueDate }),
          };
        }),
      },
    };
  };

export const handler = serve(operation, () => handle(connectFoundCases()));
