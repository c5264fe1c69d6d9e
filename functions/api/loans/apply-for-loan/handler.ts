import { applyForLoan } from '../../../../lib/domain/case/guaranteed-loan/apply.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { fenIn } from '../../../common/http/yuan.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

/** How many cases of the person are looked at, newest first. */
const lookedAt = 20;

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { amount, purpose, ...asked } = request.body;
    const amountFen = fenIn(amount, '/amount');
    const rules = await currentRules(records.table, request);
    return {
      body: await changeCase(records, request.path.caseId, request, async (state, context, { personId }) => ({
        decision: applyForLoan(
          state,
          { ...asked, amountFen },
          rules.lifecycleAt(state, context.now),
          rules.calendar,
          context,
          (await records.cases.unopenedOf(personId, lookedAt))
            .map((each) => each.state)
            .filter(({ caseId }) => caseId !== state.caseId),
        ),
        ...(purpose && { freeText: { purpose } }),
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
