import { confirmIdentity } from '../../../../lib/domain/case/person/identity.ts';
import { effectsOfProof } from '../../../../lib/domain/case/registration/proven-spell.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { seen, removesAccount } = request.body;
    const rules = await currentRules(records.table, request);
    return {
      body: await changeCase(records, request.path.caseId, request, (state, context) => ({
        decision: confirmIdentity(
          state,
          seen,
          removesAccount,
          rules.lifecycleAt(state, context.now),
          effectsOfProof(state, rules.lifecycleAt(state, context.now), rules.calendar, context.now),
          context,
        ),
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
